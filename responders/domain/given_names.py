"""Common given names, so that a handle is greeted, and a colleague praised, only by a likely name."""

from __future__ import annotations

_NAMES = """
aaron abby abdul abigail adam adele adrian agnes ahmed aidan aisha alan alana alastair albert alejandro alex
alexa alexander alexandra alfie ali alice alicia alison alistair amanda amara amber amelia amina amir amit amy
ana anders andre andrea andreas andrew andy angela angus anita anjali ann anna anne annie anthony antonio anya
april arjun arthur asha ashley astrid audrey ava barbara barry beatrice becca becky ben benjamin bernard beth
bethany betty bianca bill billy bob bonnie brandon brenda brian bridget bruce bryan caitlin callum cameron carl
carla carlos carmen carol caroline carolyn catherine cathy cecilia charles charlie charlotte chen chiara chloe
chris christian christina christine christopher cindy claire clara clare colin connor conor craig cynthia daisy
damian dan dana daniel daniela danielle danny darren dave david dawn dean debbie deborah declan denise dennis
derek diana diane diego dmitri dominic donna doris dorothy doug duncan dylan ed eddie edith edward eileen elaine
eleanor elena eli elias elijah elisa elizabeth ella ellen ellie eliza elliot emily emma eric erica erik erin ethan
eva eve evelyn faith farah fatima felix fiona florence frances francesca francis frank fraser fred freddie freya
gabriel gareth gary gavin gemma george georgia gerald gillian gina giulia glen gloria gordon grace graham greg
gregory greta gwen hamza hannah harold harriet harry hassan hazel heather helen helena henry holly hugh hugo ian
ibrahim ida imani imogen imran ines ingrid irene iris isaac isabel isabella isla ivan ivy jack jackie jacob
jacqueline jade jaden jake james jamie jan jane janet janice jason jasmine jay jayden jean jeff jeffrey jen jenna
jennifer jenny jeremy jerry jess jesse jessica jill jim jimmy jo joan joanna joanne joe joel johan john johnny jon
jonathan jordan jorge jose joseph josh joshua joy joyce juan judith judy julia julian juliana julie june karen
karim karl kate katherine kathleen kathryn kathy katie katy kayla keith kelly ken kenji kenneth kerry kevin khalid
kiera kieran kim kirsten kirsty kofi kristen kumar kwame kyle lara larry laura lauren laurence layla lea leah lee
leila lena leo leon leona leroy leslie lewis liam lily linda lisa liz lola lorna lorraine louis louise lucas lucia
lucy luis luke luna lydia lynn maddie madison maeve maggie malcolm malik mandy manuel marco marcus margaret maria
mariam marian marie marina mario marion marjorie mark marta martha martin martina mary mason matilda matt matthew
maureen max maya megan mei mel melanie melissa mia michael michelle miguel mike mila millie mina miranda miriam
mitchell mo mohammed molly mona monica muhammad nadia nancy naomi natalia natalie natasha nathan neil nia niamh
nick nicola nicole nigel nikhil nina noah noel nora noor norman oliver olivia omar oscar owen pablo paige pam
pamela pat patricia patrick paul paula pauline pedro peggy penny pete peter phil philip philippa phoebe pierre
piotr polly poppy priya rachel rafael rahul raj ralph ravi ray raymond rebecca reece rhys ricardo richard rick
rita rob robbie robert roberta robin rodney roger rohan ron ronald rory rosa rosalind rosie ross roy ruby rupert
russell ruth ryan sadie sally sam samantha samir samuel sandra sanjay sara sarah sasha saskia sean sebastian serena
shannon sharon shaun sheila shirley sian sid simon simone sofia sophia sophie stacey stan stella stephanie stephen
steve steven stuart sue sunil susan suzanne svetlana sylvia tamara tanya tara tariq ted teresa terry tess theo
theresa thomas tia tim timothy tina toby tobias tom tommy tony tracey tracy trevor tricia una ursula valerie
vanessa vera veronica vicky victor victoria vikram vincent viola violet virginia wendy wei wilfred will william
winston yasmin yusuf yvonne zac zach zachary zahra zara zoe
"""
NAMES = frozenset(_NAMES.split())

ALSO_WORDS = frozenset(
    [
        "april",
        "art",
        "bill",
        "dawn",
        "faith",
        "frank",
        "grace",
        "grant",
        "hazel",
        "heather",
        "holly",
        "iris",
        "ivy",
        "jade",
        "jay",
        "joy",
        "june",
        "mark",
        "may",
        "olive",
        "pat",
        "penny",
        "rich",
        "rob",
        "rose",
        "ruby",
        "sue",
        "violet",
        "will",
        "daisy",
        "lily",
        "poppy",
        "dean",
        "glen",
        "amber",
        "jack",
        "ray",
        "sally",
        "chase",
        "max",
        "leo",
        "mo",
        "ed",
        "jan",
        "jean",
        "robin",
        "jo",
    ]
)
"""Names that are also plain words: they count only where written with a capital."""
