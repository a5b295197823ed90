"""Given names and the short forms that people go by."""

from __future__ import annotations

_FAMILIES = """
abigail abby abbie gail
abraham abe
adam ad
agnes aggie nessa
albert al bert bertie
alexander alexandra alex al alec lex sandy sasha xander sandra lexi ali
alfred alf alfie fred freddie
alice ali allie
alison ali allie ally
amanda mandy
amelia millie amy
andrew andy drew
angela angie ange
ann anne anna annie nan nancy
anthony tony ant
antonia toni
arthur art artie
barbara barb babs
beatrice beatrix bea bee trixie
benjamin ben benny benji
bernard bernie
bridget bridie biddy
catherine katherine kathryn katharine cathy kathy kate katie katy kat cat kit kitty kath cath trina
charles charlie chuck chas chaz
charlotte charlie lottie lotte char
christine christina kirsten chris chrissie tina kirsty
christopher chris kit topher
constance connie
cynthia cindy
daniel dan danny
danielle dani dan
david dave davy dai
deborah debbie deb debs
dennis den denny
dominic dom nick
donald don donny
dorothy dot dottie dolly
douglas doug dougie
edward ed eddie ted teddy ned
edmund ed eddie ned ted
eleanor ellie nell nellie elle nora lena
elizabeth elisabeth liz lizzie beth betty bess eliza elsie libby lisa betsy elspeth
emily em emmy emma millie
eugene gene
evelyn eve evie
frances fran frankie francie
francis frank frankie fran
francesca fran frankie chess
frederick fred freddie freddy
gabriel gabe
gabrielle gaby gabby
geoffrey geoff jeff
george georgie
georgina georgia georgie gina
gerald gerry jerry
gerard gerry
gillian gill jill gilly
gregory greg
gwendolyn gwen
harold harry hal
henry harry hal hank
harriet hattie harry
helen nell ellie
hugh hugo hughie
isabel isabella isobel izzy bella belle isla
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie
jane jenny janie janet
jeffrey jeff
jennifer jen jenny jenna
jeremy jem jerry jez
jessica jess jessie
joan joanna joanne jo joanie
john jack johnny jon
jonathan jon jonny nathan
joseph joe joey jo
josephine jo josie
joshua josh
judith judy jude
julia julie jules juliet
julian jules
kenneth ken kenny
kimberly kim kimberley
laura laurie lori
laurence lawrence larry laurie
leonard len lenny leo
leonora nora
lewis louis lou lew
louise lou
lucy lu lucinda
madeleine maddie maddy
malcolm mal
margaret maggie meg peggy marge margie greta megan mags madge
maria mary marie mia molly polly
marjorie marge margie
martin marty
martha marty
mary molly polly mae
matilda tilly mattie
matthew matt
maureen mo
maximilian max
melanie mel
melissa mel missy
michael mike mick mickey micky
michelle shell
mohammed muhammad mohamed mo
natalie nat natasha tasha
nathan nathaniel nat nate
nicholas nick nicky nico
nicola nicole nicky nikki
oliver ollie ol
olivia liv livvy
pamela pam
patricia pat tricia trish patsy
patrick pat paddy
penelope penny
peter pete
philip phillip phil pip
philippa pip pippa
priyanka priya
rachel rach
raymond ray
rebecca becky becca bex
richard rich rick ricky dick
robert rob bob robbie bobby bert
roberta bobbie
ronald ron ronnie
rosemary rose rosie
rosalind ros rosie
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sara sally sadie
sebastian seb bas
siobhan shiv
stephanie steph
stephen steven steve stevie
stuart stewart stu
susan suzanne sue susie suzie
sylvia syl
tamara tammy
teresa theresa terry tess tessa
terence terry
theodore theo ted teddy
thomas tom tommy
timothy tim timmy
tobias toby
valerie val
vanessa nessa
veronica ronnie vera
victor vic
victoria vicky vicki tori
vikram vik
vincent vince vinny
virginia ginny
vivian viv
walter walt wally
wilfred wilf will
william will bill billy liam willy
winifred winnie
zachary zach zac zack
"""
FAMILIES = tuple(frozenset(line.split()) for line in _FAMILIES.split("\n") if line.strip())


def same_name(one: str, other: str) -> bool:
    """Whether two lower-case names may be one person's: the same, a short form, or one begins the other."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if (
        len(short) >= 2
        and long.startswith(short)
        and (len(short) >= 3 or short in {"al", "jo", "ed", "di", "mo", "em"})
    ):
        return True
    return any(one in family and other in family for family in FAMILIES)
