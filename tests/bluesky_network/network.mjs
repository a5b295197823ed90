// The whole Bluesky network in one process: directory, server, index, moderation. On loopback only.
// Asks for DB_POSTGRES_URL. Says "READY <address of the server>", stays until it is told to end.
import net from 'node:net'

const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (first, ...rest) {
  // The network's servers would listen on every interface of the machine.
  if (typeof first === 'object' && first !== null && 'port' in first) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest)
  }
  if (Number.isInteger(Number(first))) {
    const others = rest.filter((one) => typeof one !== 'string')
    return listen.call(this, Number(first), '127.0.0.1', ...others)
  }
  return listen.call(this, first, ...rest)
}

const { TestNetwork } = await import('@atproto/dev-env')

const network = await TestNetwork.create({
  dbPostgresUrl: process.env.DB_POSTGRES_URL,
  dbPostgresSchema: 'bsky',
  pds: { hostname: 'localhost', enableDidDocWithSession: true },
})

async function end() {
  await network.close().catch(() => {})
  process.exit(0)
}
process.on('SIGTERM', end)
process.on('SIGINT', end)

console.log(`READY ${network.pds.url}`)
