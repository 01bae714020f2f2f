"""Words that people choose for passwords first: gathered by sort, for `quizapp.core.passwords` to build on.

Each stands for all its spellings with figures, years, signs and letters swapped for figures around it.
"""

from __future__ import annotations

SECRETS = """
access admin administrator backup changeme computer database default demo desktop developer enter geheim
guest hacker hallo hello iamhere internet kennwort key keyboard laptop letmein login logon master matrix
mobile mypass mypassword network newpassword nopassword office online open opensesame parol parola pass
passcode passe passphrase passwd password passwort private public qazwsx root samsung secret secure
security server service sesame setup startup super superuser support system temp temporary test tester
testing trustno unlock user username welcome whatever windows wordpass yourpassword
"""
FEELINGS = """
amor angel arschloch asshole babe baby babyboy babygirl beautiful beauty best bestfriend bitch boss
bubba buddy cool cowboy crazy cutie darling destiny dream dreams dude family fantasy forever forgetme
freedom friend friends fucker fuckyou fun funny gangster geil genius happy heart heaven hero honey hope
hottie idiot ihateyou iloveme iloveyou jesus joker joy killer kisses liebe life lol loser love lovely
loveme lover loveyou lucky magic mama mausi mother ninja nothing number omg one papa peace pimp pretty
princess queen rockstar schatzi scheisse sexy sister smile special strong sugar sunshine superstar sweet
sweetheart sweetie teamo tequiero thankyou together trouble truelove warum winner wonderful wtf xxx
"""
THINGS = """
airplane apple apples badminton banana baseball basketball beach beer bike blink blue book box bread
butter butterfly camera candy car cheese cherry chicken chocolate cocacola coconut coffee cookie
corvette diamond disco dolphin donut eagle electric elephant ferrari fire fish flower flowers football
forest fussball galaxy garden gold golden golf guitar hammer handball harley hockey honda house hunter
ice icecream island jackson jaguar jordan juice jupiter lacrosse legend lemon london machine mango maria
mars mercedes mercury metal milk money moon motor motorola mountain music mustang nature nokia ocean
orange painter paper peaches peanut pepper phoenix phone piano picture pineapple pizza planet popcorn
porsche power pumpkin purple radio rainbow red river robot rock rose rugby runner sailing saturn scooter
shadow shark silver skate skateboard ski sky snow snowball snowboard soccer softball space spring star
starlight stars steel stone storm strawberry street summer sun surfer swimming table tennis thunder
tomato toyota train travel tree truck turtle vanilla violet volleyball water watermelon white window
winter wizard wolf world yellow zebra
"""
BEASTS = """
bailey bear beaver bella bird buffalo bulldog bunny buster cat chelsea chester cobra coco cougar cow
dexter dog dolphins donkey dragon duck eagles falcon fox frog ginger giraffe goat gorilla hamster hawk
horse kitten kitty leopard lion lions luna maggie max mickey molly monkey mouse oreo otter owl panda
panther parrot penguin pig pony puppy python rabbit ranger raven rocky sammy scorpion seal sheep simba
smokey snake snoopy sparky spider squirrel swan teddy tiger tigers tigger toby viper whale wildcat
wolves
"""
NAMES = """
adam adrian alex alexander alexandra alexis alice alina amanda amber amy ana andrea andreas andrew
andrey angela anna anne annika anthony anton ariana arthur ashley austin ben benjamin bianca brandon
brian brittany bruno carina carlos carmen caroline cassie catherine charles charlie charlotte chris
christian christina christopher clara claudia daisy dana daniel daniela david dennis diana diego dima
dominik edward elena elias elisa elizabeth ella emil emily emma eric erik eva fabian fatima felix finn
florian francisco frank gabriel george greta hannah harry heather helena henry igor ines irina isabel
isabella ivan jack jacob james jana jasmine jason jennifer jenny jesse jessica joanna joe johanna john
jonas jonathan jordan jorge jose joseph joshua juan julia julian justin karina karl kate katharina
katherine kathrin katie katja kevin kim kristina lara laura lea lena leo leon leonie liam lilly linda
lisa luca lucas lucia lucy luis luisa lukas madison manuel marco margaret maria marie marina mario mark
markus martin martina mary matt matthew matthias max maximilian maya melanie melissa mia michael
michelle miguel mike mila milan mohamed mohammed monica monika moritz nadia nadine natalia natalie
natasha nathan nicholas nico nicole nikita nina noah nora olga oliver olivia oscar pablo patricia
patrick paul paula pauline pavel pedro peter petra philip philipp rachel ralph raphael rebecca richard
robert roman rosa ruth ryan sabrina sam samantha samuel sandra sara sarah sasha scott sebastian sergey
silvia simon sofia sophia sophie stefan stefanie stella stephanie steven susan svetlana tamara tania
tatiana thomas tim timothy tina tobias tom tony tyler valentina vanessa vera veronica victor victoria
vincent vladimir william yasmin yulia zoe
"""
PLACES = """
africa america amsterdam argentina australia austria barcelona bayern berlin boston brazil brooklyn
california canada chicago china cologne dallas denver deutschland dortmund dublin england europe florida
france germany hamburg hawaii holland hollywood houston india ireland italia italy jamaica japan korea
lisbon liverpool london madrid manhattan mexico miami milano montreal moscow moskau munich newyork
norway orlando paris poland portugal prague roma rome russia scotland seattle spain stockholm sweden
switzerland sydney texas tokyo toronto ukraine vienna warsaw zurich
"""
HEROES = """
arsenal barcelona batman beatles blackberry bulls callofduty celtics counterstrike cowboys cristiano
dakota darkness disney elvis eminem evangelion facebook fortnite gamecube gandalf goku google gta halo
hannibal harry harrypotter hogwarts instagram ironman juventus kobe lakers lego linkedin manchester
mario marvel merlin messi metallica minecraft myspace naruto neymar nintendo nirvana packers patriots
pikachu playstation pokemon potter raiders rambo rangers realmadrid redsox roblox rockyou rolex ronaldo
scarface schalke simpsons skywalker slayer slipknot snapchat sonic spiderman spongebob spotify starcraft
starwars steelers superman terminator tiktok titanic trinity twitter valorant vegeta warcraft warrior
whatsapp wrestling xbox yankees youtube zelda
"""
SCHOOL = """
abi abitur biology campus chemistry class classroom college course deutsch education english exam
geography grade hausaufgaben history homework instructor klasse klassenzimmer lehrer lehrerin lernen
math mathe mathelehrer mathematics maths physics physik professor pupil quiz school schueler schule
schulhof science student study teacher teachers tutor university unterricht
"""
TIMES = """
april august autumn december dezember fall februar february friday januar january juli july june juni
maerz mai march may monday montag november october oktober samstag saturday september sommer sonntag
spring summer sunday thursday tuesday wednesday winter
"""
LANGUAGES = """
bonjour caballo cachorro carino chocolat contrasena corazon doudou estrella fussball gatito hund
ichliebedich katze klaster lapin loulou mariposa motdepasse nastya parola passwort privet salut schatz
schatzi senha soleil sonnenschein spielen ximena андрей зенит любовь максим марина наташа пароль привет
солнышко спартак
"""

ALL = frozenset(
    " ".join((SECRETS, FEELINGS, THINGS, BEASTS, NAMES, PLACES, HEROES, SCHOOL, TIMES, LANGUAGES)).split()
)
