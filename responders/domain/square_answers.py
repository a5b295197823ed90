"""What the square's customers say when the shop has answered them. "{name}" is who signed the reply.

An answer that begins with a small letter is for people who write like that themselves; every tuple has
both sorts, and both sorts without a name.
"""

from __future__ import annotations

WON_OVER = (
    "That was quick. Thank you, {name}.",
    "Well. I expected a form letter and got a person. Thank you.",
    "Thank you for owning it, {name}. That's all I wanted, really.",
    "Appreciated. I'll wait to hear from you, then, and I'll stop grumbling in the meantime.",
    "Thank you kindly. My faith in shops is restored by about a third.",
    "I take my hat off to you.",
    "Much obliged, and please thank whoever is doing the work.",
    "Now THAT is how you do it. Other shops, take notes.",
    "Thank you, {name}. It isn't often that anybody says sorry without an if in it.",
    "A real apology and a real date. Consider me calmed down.",
    "You've been very decent about this. I shall tell my daughter she was wrong about you.",
    "Okay, I was ready to be angry for a week and you've ruined it. Thanks, {name} 😄",
    "That's very fair. Thank you for not arguing with me.",
    "Thank you! I'd have stayed cross if you'd gone quiet, but you didn't.",
    "that was fast, thank you {name} ❤️",
    "aw ok thank you, sorry for shouting",
    "cheers {name}, sorted in one message 👏",
    "ok that's actually really nice of you",
    "fair play, did not expect that. ta",
    "omg a human. thank you {name} 🙏",
    "you lot are alright you know",
    "nice one, much better than the last place i bought from",
    "thanks for getting back so quick, really",
    "ok you win, i'm buying the cake tin as well now",
)

WON_BACK = (
    "That's better. Thank you for coming back to me, {name}.",
    "All right, second time lucky. Thank you for not giving up on me.",
    "Now we understand each other. Thank you.",
    "I was about to close my account. I'll hold off. Thank you, {name}.",
    "Good. That's the answer I was hoping for the first time.",
    "ok yes, that's more like it. thanks {name}",
    "ah ok, thank you for having another go. we're good",
    "see, that wasn't so hard 🙂 thank you",
)

WAITING = (
    "Right. I'll see what comes of it.",
    "Thank you. I'll believe it when the parcel is on the mat.",
    "Noted. I've put it in my diary.",
    "We'll see. I do hope so.",
    "Fine. And what happens if it isn't done?",
    "Understood. Please do keep me posted.",
    "I hear you. Let's wait and see.",
    "Thanks for the answer. It doesn't quite cover all I asked, but it's a start.",
    "Good to know somebody has read it, at least.",
    "All right. You have my details already.",
    "ok, waiting.",
    "ok. holding you to that",
    "mm. we'll see",
    "k, fingers crossed then",
    "alright, let me know",
    "is that a yes? sounds like a yes",
)

WRITTEN_PRIVATELY = (
    "Thank you, {name}. Message sent with the details.",
    "Perfect, thank you! I've just written to you with what you need.",
    "Done, it's in your messages. Thank you for taking it off my hands.",
    "thank u!! dm sent",
    "dm sent, cheers {name} 🙏",
)
"""For a reply that asks for something in a private message."""

UNHAPPY = (
    "You didn't read what I wrote, did you?",
    "Is there anybody there I could talk to who'd like to help?",
    "Not good enough, I'm afraid.",
    "Thank you for nothing, and I mean that very precisely.",
    "I see. I'll ask my bank for the money instead, then.",
    "wow ok. cool. great service 🙄",
    "nope. still waiting, still cross",
    "honestly feel worse now than before i asked",
)

UNHAPPY_ABOUT = {
    "blame": (
        "So it's my own fault. Charming.",
        "I asked for help and got a telling-off.",
        "My mother ran a shop for forty years and never once spoke to a customer like that.",
        "lol so it's my fault now",
        "cool so blame the customer, got it",
    ),
    "retort": (
        "I was angry. You are being rude. There is a difference.",
        "What a tone. I'll remember it.",
        "wow. rude",
    ),
    "conditional-apology": (
        "If I was inconvenienced? IF? I told you that I was.",
        "An apology with an if in it is not an apology.",
        "sorry IF?? you literally have my money",
    ),
    "bare-refusal": (
        "That's a lot of words for no.",
        "And there it ends, does it? No, and goodbye?",
        "so that's a no then",
        "computer says no i guess",
    ),
    "slogan": (
        "I don't need to hear how important I am. I need this put right.",
        "Did that come off a poster?",
        "did a robot write this",
    ),
    "hoops": (
        "Now I have to ring somebody as well? I've already told you everything.",
        "I came here so that I wouldn't have to fill in a form.",
        "not calling anyone, sorry, i told you here",
    ),
    "no-action": (
        "Wonderful. And what are you actually going to do?",
        "I asked for help and got a leaflet.",
        "that's not an answer",
    ),
    "no-apology": (
        "Every other shop says sorry first. Try it.",
        "Not one word of apology. I looked twice.",
        "you could've just said sorry tbh",
    ),
    "no-time": (
        "And when would that be? This year?",
        "when tho?? you never say when",
    ),
    "boilerplate": (
        "Are you a person or a machine? I honestly can't tell.",
        "copy paste much?",
    ),
    "open-blank": (
        "You've left a gap in your form letter.",
        "lol who is [name]",
    ),
    "unanswered-issue": (
        "You've answered half of it. The other half was why I wrote.",
        "ok and the other thing i asked?",
    ),
}
"""What people complain about in a reply, by the code of the tone check; the worst comes first."""

LOST = (
    "I've given you two chances. I'm taking my custom elsewhere.",
    "That settles it. Please close my account.",
    "I'm done here. My sister and her book group send their regards, and their cancellations.",
    "Right, I'll return everything on Saturday and we'll part ways.",
    "You have lost a customer of six years over one apology. Bravo.",
    "forget it. bought one somewhere else",
    "yeah no. bye",
    "last time i shop with you, telling everyone too",
)

PLEASED = (
    "You're welcome! It was well earned.",
    "Oh, you noticed! Do pass it on to everybody, please.",
    "Meant every word. See you next week.",
    "How nice to get an answer. Give my best to the whole shop.",
    "Credit where credit is due, {name}.",
    "aw you're welcome 😊",
    "any time!! keep doing what you do",
    "made my day that you answered tbh",
)

TOLD = (
    "Thank you, just what I needed to know.",
    "Lovely, that answers it. Thanks, {name}.",
    "Thanks for the quick answer. I'll come by.",
    "Very helpful, thank you.",
    "Good, then I'll wait for that before I order.",
    "perfect thanks!",
    "ah brilliant, ta",
    "cheers, that helps",
)

NOT_TOLD = (
    "That wasn't my question, though.",
    "Thank you, but you haven't said yes or no.",
    "I only wanted to know one thing. Never mind.",
    "so... is that a yes or a no",
    "ok but that's not what i asked",
    "i'll just google it then",
)
