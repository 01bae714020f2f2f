"""Documents that tests draft facts from, written for them: an island's lighthouse, and a canal."""

from __future__ import annotations

LIGHTHOUSE = """# The Light on Skerry Island

## Building the tower

Skerry Island lies 14 km off the coast of Norland and is 3.2 km long. Ships feared it for centuries:
between 1790 and 1820 at least 46 vessels were lost on its reefs. The Harbour Board of Port Alder ordered
a lighthouse in 1821, after the wreck of the brig Constance had drowned 31 sailors. The tower was
designed by Martha Velling, an engineer from Ostby.

Work began on 4 May 1823. About 120 masons and labourers lived on the island during the summers, and only
twelve men stayed through the winter. The granite came from the quarries of Gramhill, 60 km away. The
tower was completed in 1827 at a cost of £38,500, twice the first estimate[1]. It is 41 metres high, and
217 steps lead to the lamp.

The lamp was lit for the first time on 1 October 1827. Its light could be seen from a distance of 29 km.
At first it burned rape oil, of which the keepers used 2,400 litres a year. In 1868 the oil was replaced
by paraffin, and in 1911 the lighthouse received electric light.

## Life of the keepers

Three keepers and their families lived on the island. The first head keeper, Jonas Harl, served for 27
years and kept a diary that is now held by the Museum of Ostby. A school was founded in 1874; in the
1880s it had nine pupils. The families grew potatoes and kept sheep, and a boat called the Fidelity
brought them mail twice a month.

The storm of January 1895 broke 14 panes of the lantern. The keepers burned tar on the gallery for two
nights, and no ship was lost. Queen Amelia gave the head keeper a silver medal in 1896.

During the Coastal War the light was dark from 1915 to 1918. About 80 per cent of the islanders moved to
the mainland in the first half of the 1920s, and the school closed in 1926.

## The light today

The lighthouse was automated in 1984, and the last keeper left on 12 March 1985. Repairs between 1992 and
1994 cost $2.6 million, of which the Norland Heritage Fund paid 45%. In 2003 the tower became a museum.
It was visited by 18,700 people in 2019. The Treaty of Alder, signed in 1931, gave the island to Norland;
until then it had belonged to the Duchy of Varn. """

CANAL = """1. Origins

1.1 The Brenn Canal is a waterway that links the River Ule with the port of Havel. It is 73 kilometres
long and has nineteen locks. Plans were drawn up in 1762 by Anders Holm, who was paid 600 crowns for them
[3].

1.2 Digging started in 1768 and took eleven years. In the busiest summer, that of 1774, 5,300 men worked
on the canal. Nearly 400 of them died of fever. The first barge reached Havel on 9 June 1779.

2. Trade

2.1 Grain made up 62 per cent of all cargo in the 1790s. By 1820 the canal carried 210,000 tonnes a year;
in 1845, when traffic reached its peak, it carried 640,000 tonnes. The Ule Railway, opened in 1851, took
most of the trade away.

2.2 The Canal Company was dissolved in 1889. The state bought the waterway for 1.2 million crowns. Tolls
were abolished in 1902.

3. Rescue

3.1 The last cargo passed the locks in 1958. The Society of Friends of the Canal was formed in 1966 by
Greta Lind and two teachers. Between 1971 and 1988 volunteers restored 16 of the 19 locks. Today the
canal is used by pleasure boats, about 4,500 of them each year. """
