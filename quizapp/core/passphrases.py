"""Passphrases that can be remembered as a picture: "brave otter paints quiet lantern"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_ADJECTIVES = """
amber ancient autumn basic bitter blind blunt bold brave brief bright brittle broad bronze busy
calm careful cheerful clever cloudy clumsy copper cosy crisp crooked curious curly daily damp
dapper dark deep dizzy dusty eager early elegant empty faint famous fearless feeble fierce flat
foggy fragile frosty gentle giant glossy graceful grand grateful hasty heavy hidden hollow
honest humble hungry icy idle jolly juicy kind late lazy light lively lonely loud lucky marble
mellow merry mighty misty modest muddy narrow neat nervous nimble noble noisy odd pale patient
plain playful polite proud purple quick quiet rapid rare restless ripe rough round rusty salty
scarlet shy silent silky simple sleepy slender slow smooth soft solid sour spare steady stormy
striped sturdy subtle swift tall tame tender thirsty tidy timid tiny vivid wandering warm wavy
weary wild windy wise witty wooden young
"""
ADJECTIVES = tuple(_ADJECTIVES.split())
_DOERS = """
actor admiral aunt baker barber beaver beetle bishop boxer builder butcher camel captain
carpenter cellist chef clerk clown cobbler comet cook cousin crab cricket cyclist dancer dentist
diver doctor donor driver drummer editor emperor falcon farmer ferret fisher florist gardener
ghost glacier goose governor grocer guard guest hamster hedgehog heron hiker host hunter
inventor jackdaw jester judge juggler king knight lizard locksmith lynx magpie mason mayor
mermaid miller miner mole monk moth musician narwhal neighbour newt nurse octopus ostrich otter
owl painter parrot pelican penguin pigeon pilot pirate plumber poet porter postman potter
printer puffin queen rabbit ranger reindeer robin rower sailor scholar seal shepherd singer
skater smith snail sparrow squid stork student surgeon swan tailor tiger toad tourist trader
trout tutor twin uncle usher vendor violinist waiter walrus warden weasel weaver whale witch
wizard wren writer
"""
DOERS = tuple(_DOERS.split())
_VERBS = """
admires answers bakes balances borrows brushes builds buries buys carries carves catches chases
chooses cleans collects counts covers decorates delivers describes discovers draws dries drops
empties finds follows forgets gathers guards hangs hides holds imagines invents juggles keeps
lends lifts loses mends mixes moves opens orders packs paints peels photographs planes plants
polishes pours praises pulls pushes races repairs returns rolls saves sells sews shares shines
sketches slices sorts stacks steals studies sweeps teaches throws tickles trades trims tunes
unpacks visits warms washes watches waters weighs wraps
"""
VERBS = tuple(_VERBS.split())
_THINGS = """
accordion acorn almanac anchor anvil apron armchair atlas attic avalanche axle balcony ballad
balloon bamboo banjo barge barrel basket bathtub beacon bell bench biscuit blanket blueprint
boat bonnet bookcase bottle boulder bracelet brick bridge broom bucket buckle button cabbage
cabin cactus candle canoe carpet carriage cart castle cathedral cauliflower ceiling cello chair
chalk chimney clarinet cloak clock coconut compass cradle crayon crown cupboard curtain cushion
desk dictionary doorbell drawer drum dumpling easel envelope fence ferry fiddle flag flute
fountain garlic gate glacier glove gondola gravel harbour harp hatbox haystack helmet hinge
igloo inkwell jacket jigsaw kayak kettle kite ladder lamp lantern ledger letter lighthouse
locket loom magnet map marmalade mattress medal meteor mirror mitten mosaic muffin needle
notebook oar oven paddle pancake parcel parsley pebble pillow pine porridge postcard pyramid
quilt radish raft raincoat ribbon riddle saddle sandal saucer scarf sculpture shelf shovel
sledge slipper sofa spade spoon staircase stamp statue suitcase sundial teapot telescope tent
thimble toaster trumpet tunnel turnip umbrella vase violin volcano wagon wardrobe waterfall
weathervane wheelbarrow whistle windmill woodpile yacht
"""
THINGS = tuple(_THINGS.split())
PATTERN = (ADJECTIVES, DOERS, VERBS, ADJECTIVES, THINGS)


def passphrase(choose: Callable[[Sequence[str]], str]) -> str:
    """A passphrase of five words; `choose` draws one of a sequence, each as likely as the others."""
    return " ".join(choose(words) for words in PATTERN)
