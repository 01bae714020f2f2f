-- A database as quizapp wrote it at revision 0007: the harbour of the builders, one teacher, one class of two, a quiz
-- with a correction, a score set by hand and an exception, and another quiz in the bin.
BEGIN TRANSACTION;
CREATE TABLE account (
	id INTEGER NOT NULL, 
	public_id VARCHAR NOT NULL, 
	display_name VARCHAR NOT NULL, 
	login VARCHAR, 
	login_key VARCHAR, 
	password_hash VARCHAR, 
	role VARCHAR NOT NULL, 
	time_zone VARCHAR NOT NULL, 
	new_per_day INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, recovery_digest VARCHAR, recovery_made_at DATETIME, earliest_day DATE, 
	CONSTRAINT pk_account PRIMARY KEY (id), 
	CONSTRAINT ck_account_role_known CHECK (role in ('learner', 'instructor')), 
	CONSTRAINT uq_account_login_key UNIQUE (login_key), 
	CONSTRAINT uq_account_public_id UNIQUE (public_id)
);
INSERT INTO "account" VALUES(1,'936451567b2985be9526b527','Ms Rahn','rahn','rahn','$argon2id$v=19$m=8,t=1,p=1$nA4oldTk91I$LTA3DQ','instructor','',10,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',NULL,NULL,NULL);
INSERT INTO "account" VALUES(2,'1e29817a9087539921fd2f35','Mira','mira','mira','$argon2id$v=19$m=8,t=1,p=1$vvIV4vFvZNc$TYD4Og','learner','',10,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',NULL,NULL,NULL);
INSERT INTO "account" VALUES(3,'cbc72f9c46f096cb5cd2607c','Noor','noor','noor','$argon2id$v=19$m=8,t=1,p=1$1FrWt12dquA$NBmWaA','learner','',10,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',NULL,NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE "answer_event" (
	id INTEGER NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	client VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	base_revision INTEGER NOT NULL, 
	response TEXT, 
	received_at DATETIME NOT NULL, 
	certainty INTEGER, 
	outcome VARCHAR DEFAULT 'applied' NOT NULL, 
	revision INTEGER, 
	CONSTRAINT pk_answer_event PRIMARY KEY (id), 
	CONSTRAINT uq_answer_event_attempt_id_position_client_sequence UNIQUE (attempt_id, position, client, sequence), 
	CONSTRAINT fk_answer_event_attempt_id_attempt FOREIGN KEY(attempt_id) REFERENCES attempt (id) ON DELETE CASCADE, 
	CONSTRAINT ck_answer_event_outcome_known CHECK (outcome in ('applied', 'outdated', 'conflict', 'late'))
);
INSERT INTO "answer_event" VALUES(1,1,1,'000000000000000000000006',1,0,'{"value":1,"shown":"The North Pier opens"}','2026-11-23 09:00:00.000000',NULL,'applied',1);
INSERT INTO "answer_event" VALUES(2,1,2,'000000000000000000000007',1,0,'{"value":"Mary Thorne","shown":"Mary Thorne"}','2026-11-23 09:00:00.000000',NULL,'applied',1);
INSERT INTO "answer_event" VALUES(3,2,1,'00000000000000000000000a',1,0,'{"value":1,"shown":"The North Pier opens"}','2026-11-23 09:00:00.000000',NULL,'applied',1);
INSERT INTO "answer_event" VALUES(4,2,2,'00000000000000000000000b',1,0,'{"value":"Mary Thorne","shown":"Mary Thorne"}','2026-11-23 09:00:00.000000',NULL,'applied',1);
INSERT INTO "answer_event" VALUES(5,3,1,'00000000000000000000000e',1,0,'{"value":2,"shown":"16 of 17 islands"}','2026-11-23 09:00:00.000000',NULL,'applied',1);
INSERT INTO "answer_event" VALUES(6,3,2,'00000000000000000000000f',1,0,'{"value":"410","shown":"410"}','2026-11-23 09:00:00.000000',NULL,'applied',1);
INSERT INTO "answer_event" VALUES(7,3,3,'000000000000000000000010',1,0,'{"value":"1921-03","shown":"1921-03"}','2026-11-23 09:00:00.000000',NULL,'applied',1);
INSERT INTO "answer_event" VALUES(8,3,4,'000000000000000000000011',1,0,'{"value":0,"shown":"True"}','2026-11-23 09:00:00.000000',NULL,'applied',1);
CREATE TABLE "attempt" (
	id INTEGER NOT NULL, 
	public_id VARCHAR NOT NULL, 
	quiz_id INTEGER, 
	learner_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	bank_revision VARCHAR NOT NULL, 
	blueprint TEXT NOT NULL, 
	seed VARCHAR NOT NULL, 
	generator_version INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	started_at DATETIME NOT NULL, 
	submitted_at DATETIME, 
	score DOUBLE, 
	maximum DOUBLE NOT NULL, 
	due_at DATETIME, 
	asks_certainty BOOLEAN DEFAULT 0 NOT NULL, reached INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY (id), 
	CONSTRAINT uq_attempt_public_id UNIQUE (public_id), 
	CONSTRAINT uq_attempt_quiz_id_learner_id_number UNIQUE (quiz_id, learner_id, number), 
	CONSTRAINT ck_attempt_status_known CHECK (status in ('open', 'submitted', 'late')), 
	CONSTRAINT fk_attempt_quiz_id_quiz FOREIGN KEY(quiz_id) REFERENCES quiz (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attempt_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attempt_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE
);
INSERT INTO "attempt" VALUES(1,'000000000000000000000005',NULL,2,1,1,'60ee2e39878256a4','{"sections":[],"kinds":[],"count":2,"weights":false,"least_weight":1}','seed',6,'submitted','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',2.0,2.0,NULL,0,1);
INSERT INTO "attempt" VALUES(2,'000000000000000000000009',NULL,3,1,1,'60ee2e39878256a4','{"sections":[],"kinds":[],"count":2,"weights":false,"least_weight":1}','seed',6,'submitted','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',2.0,2.0,NULL,0,1);
INSERT INTO "attempt" VALUES(3,'00000000000000000000000c',1,2,1,1,'60ee2e39878256a4','{"sections":[],"kinds":[],"count":4,"weights":false,"least_weight":1}','00000000000000000000000d',6,'submitted','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',4.0,4.0,NULL,0,1);
INSERT INTO "attempt" VALUES(4,'000000000000000000000012',1,3,1,1,'60ee2e39878256a4','{"sections":[],"kinds":[],"count":4,"weights":false,"least_weight":1}','000000000000000000000013',6,'submitted','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',0.0,3.0,NULL,0,1);
CREATE TABLE "attempt_item" (
	attempt_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	response TEXT, 
	shown VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	seconds DOUBLE NOT NULL, 
	answered_at DATETIME, 
	fraction DOUBLE, 
	note VARCHAR NOT NULL, 
	maybe_guessed BOOLEAN NOT NULL, 
	is_flagged BOOLEAN DEFAULT 0 NOT NULL, 
	certainty INTEGER, 
	points DOUBLE, 
	tries TEXT, 
	is_discarded BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_attempt_item PRIMARY KEY (attempt_id, position), 
	CONSTRAINT fk_attempt_item_attempt_id_attempt FOREIGN KEY(attempt_id) REFERENCES attempt (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attempt_item_fact_id_fact FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE
);
INSERT INTO "attempt_item" VALUES(1,1,7,'{"kind":"comparison","facts":["north-pier-opened","lighthouse-opened"],"prompt":"Which came first?","key":1,"answer_text":"The North Pier opens (1862), before The Gull Rock Lighthouse opens (1889)","at":["H2 n4","H1 n2"],"options":[["The Gull Rock Lighthouse opens","1889",false],["The North Pier opens","1862",false]],"hint":"","guess_chance":0.6,"say":"","why":"","caution":"","section":"history","detail":{"credits":["lighthouse-opened","north-pier-opened"],"at_places":[["H2 n4"],["H1 n2"]],"words":["earlier","later"]}}','{"value":1,"shown":"The North Pier opens"}','The North Pier opens',1,0.0,'2026-11-23 09:00:00.000000',1.0,'',1,0,NULL,1.0,NULL,0);
INSERT INTO "attempt_item" VALUES(1,2,15,'{"kind":"short_answer","facts":["customs-house-designer"],"prompt":"Who designed the Customs House?","key":"Mary Thorne","answer_text":"Mary Thorne","at":["H3"],"options":[],"hint":"a name","guess_chance":0.0,"say":"The Customs House, so much admired, was designed by Mary Thorne alone.","why":"","caution":"","section":"history","detail":{"turned":false,"right":["Mary Thorne"],"refused":[],"rivals":[],"said":["customs","designed","house"]}}','{"value":"Mary Thorne","shown":"Mary Thorne"}','Mary Thorne',1,0.0,'2026-11-23 09:00:00.000000',1.0,'',0,0,NULL,1.0,NULL,0);
INSERT INTO "attempt_item" VALUES(2,1,7,'{"kind":"comparison","facts":["north-pier-opened","lighthouse-opened"],"prompt":"Which came first?","key":1,"answer_text":"The North Pier opens (1862), before The Gull Rock Lighthouse opens (1889)","at":["H2 n4","H1 n2"],"options":[["The Gull Rock Lighthouse opens","1889",false],["The North Pier opens","1862",false]],"hint":"","guess_chance":0.6,"say":"","why":"","caution":"","section":"history","detail":{"credits":["lighthouse-opened","north-pier-opened"],"at_places":[["H2 n4"],["H1 n2"]],"words":["earlier","later"]}}','{"value":1,"shown":"The North Pier opens"}','The North Pier opens',1,0.0,'2026-11-23 09:00:00.000000',1.0,'',1,0,NULL,1.0,NULL,0);
INSERT INTO "attempt_item" VALUES(2,2,15,'{"kind":"short_answer","facts":["customs-house-designer"],"prompt":"Who designed the Customs House?","key":"Mary Thorne","answer_text":"Mary Thorne","at":["H3"],"options":[],"hint":"a name","guess_chance":0.0,"say":"The Customs House, so much admired, was designed by Mary Thorne alone.","why":"","caution":"","section":"history","detail":{"turned":false,"right":["Mary Thorne"],"refused":[],"rivals":[],"said":["customs","designed","house"]}}','{"value":"Mary Thorne","shown":"Mary Thorne"}','Mary Thorne',1,0.0,'2026-11-23 09:00:00.000000',1.0,'',0,0,NULL,1.0,NULL,0);
INSERT INTO "attempt_item" VALUES(3,1,5,'{"kind":"choice","facts":["islands-inhabited"],"prompt":"How many of the islands off Port Selwyn are inhabited?","key":2,"answer_text":"16 of 17 islands","at":["G3"],"options":[["9 of 17 islands","No figure of the source: it was made up to choose from.",true],["13 of 17 islands","No figure of the source: it was made up to choose from.",true],["16 of 17 islands","",false]],"hint":"","guess_chance":0.4333,"say":"People live on 16 of 17 islands off Port Selwyn.","why":"","caution":"","section":"geography","detail":{"turned":false,"mentions":[]}}','{"value":2,"shown":"16 of 17 islands"}','16 of 17 islands',1,0.0,'2026-11-23 09:00:00.000000',1.0,'',1,0,NULL,1.0,NULL,0);
INSERT INTO "attempt_item" VALUES(3,2,24,'{"kind":"number","facts":["cargo-1950"],"prompt":"How much cargo did the harbour handle in 1950?","key":"410 thousand tons","answer_text":"410 thousand tons","at":["T1"],"options":[],"hint":"thousand tons","guess_chance":0.0,"say":"In 1950 the harbour handled 410 thousand tons of cargo.","why":"","caution":"","section":"trade","detail":{"turned":false,"marking":{"accept":[["409500.0","410500.0"]],"refuse":[],"scale":"1000","decimals":0,"bound":"exact","is_range":false,"type":"number","currency":"","out_of":"","per":"","units":[["tons","1"],["ton","1"],["t","1"],["tonnes","1"]],"other_units":["island","islands","kilometers","kilometre","kilometres","meters","metre","metres","people","person","persons"]}}}','{"value":"410","shown":"410"}','410',1,0.0,'2026-11-23 09:00:00.000000',1.0,'',0,0,NULL,1.0,NULL,0);
INSERT INTO "attempt_item" VALUES(3,3,16,'{"kind":"date","facts":["coast-treaty-signed"],"prompt":"In which month was the Coast Treaty signed?","key":"March 1921","answer_text":"March 1921","at":["H4"],"options":[],"hint":"month and year","guess_chance":0.0,"say":"The Coast Treaty was signed in March 1921.","why":"","caution":"","section":"history","detail":{"turned":false,"marking":{"spans":[["1921-03","1921-03"]],"refused":[],"texts":[],"shape":"single","precision":"month","grain":"","slack":0}}}','{"value":"1921-03","shown":"1921-03"}','1921-03',1,0.0,'2026-11-23 09:00:00.000000',1.0,'',0,0,NULL,1.0,NULL,0);
INSERT INTO "attempt_item" VALUES(3,4,4,'{"kind":"true_false","facts":["north-pier-length"],"prompt":"The North Pier is 640 metres long.","key":0,"answer_text":"640 metres","at":["G2"],"options":[["True","",false],["False","It is what the source says.",false]],"hint":"","guess_chance":0.6,"say":"The North Pier is 640 metres long.","why":"","caution":"","section":"geography","detail":{"turned":false,"is_true":true,"swapped_in":"","correction":"","mentions":[],"shown_as_answer":"True"}}','{"value":0,"shown":"True"}','True',1,0.0,'2026-11-23 09:00:00.000000',1.0,'',1,0,NULL,1.0,NULL,0);
INSERT INTO "attempt_item" VALUES(4,1,9,'{"kind":"comparison","facts":["lighthouse-opened","north-pier-opened"],"prompt":"Which came first?","key":1,"answer_text":"The North Pier opens (1862), before The Gull Rock Lighthouse opens (1889)","at":["H2 n4","H1 n2"],"options":[["The Gull Rock Lighthouse opens","1889",false],["The North Pier opens","1862",false]],"hint":"","guess_chance":0.6,"say":"","why":"","caution":"","section":"history","detail":{"credits":["lighthouse-opened","north-pier-opened"],"at_places":[["H2 n4"],["H1 n2"]],"words":["earlier","later"]}}',NULL,'',0,0.0,NULL,0.0,'',0,0,NULL,0.0,NULL,1);
INSERT INTO "attempt_item" VALUES(4,2,19,'{"kind":"date","facts":["great-flood-date"],"prompt":"On which day did the Great Flood come?","key":"1 February 1953","answer_text":"1 February 1953","at":["H6"],"options":[],"hint":"day, month and year","guess_chance":0.0,"say":"The Great Flood came on 1 February 1953.","why":"","caution":"","section":"history","detail":{"turned":false,"marking":{"spans":[["1953-02-01","1953-02-01"]],"refused":[],"texts":[],"shape":"single","precision":"day","grain":"","slack":0}}}',NULL,'',0,0.0,NULL,0.0,'',0,0,NULL,0.0,NULL,0);
INSERT INTO "attempt_item" VALUES(4,3,28,'{"kind":"number","facts":["dockers-1950-city"],"prompt":"How many dockers were at work in 1950, by the count of the city council?","key":"1,900 persons","answer_text":"1,900 persons","at":["T2 n9"],"options":[],"hint":"persons","guess_chance":0.0,"say":"By the city council''s count the harbour had 1,900 persons at work in 1950.","why":"","caution":"","section":"trade","detail":{"turned":false,"marking":{"accept":[["1900","1900"]],"refuse":[],"scale":"1","decimals":0,"bound":"exact","is_range":false,"type":"number","currency":"","out_of":"","per":"","units":[["persons","1"],["person","1"],["people","1"]],"other_units":["island","islands","kilometers","kilometre","kilometres","meters","metre","metres","t","ton","tonnes","tons"]}}}',NULL,'',0,0.0,NULL,0.0,'',0,0,NULL,0.0,NULL,0);
INSERT INTO "attempt_item" VALUES(4,4,17,'{"kind":"true_false","facts":["strike-began"],"prompt":"The great Dockers'' Strike of Port Selwyn began on 25 October 1937.","key":0,"answer_text":"25 October 1937","at":["H5"],"options":[["True","",false],["False","It is what the source says.",false]],"hint":"","guess_chance":0.6,"say":"The great Dockers'' Strike of Port Selwyn began on 25 October 1937.","why":"","caution":"","section":"history","detail":{"turned":false,"is_true":true,"swapped_in":"","correction":"","mentions":[],"shown_as_answer":"True"}}',NULL,'',0,0.0,NULL,0.0,'',0,0,NULL,0.0,NULL,0);
CREATE TABLE bank (
	id INTEGER NOT NULL, 
	slug VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	home VARCHAR NOT NULL, 
	audience VARCHAR NOT NULL, 
	revision VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_bank PRIMARY KEY (id), 
	CONSTRAINT ck_bank_home_known CHECK (home in ('folder', 'database')), 
	CONSTRAINT uq_bank_slug UNIQUE (slug)
);
INSERT INTO "bank" VALUES(1,'harbour','The Harbour of Port Selwyn','folder','learners','60ee2e39878256a4','2026-11-23 09:00:00.000000');
CREATE TABLE bank_change (
	id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR NOT NULL, 
	how VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	summary TEXT NOT NULL, 
	CONSTRAINT pk_bank_change PRIMARY KEY (id), 
	CONSTRAINT fk_bank_change_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE, 
	CONSTRAINT uq_bank_change_bank_id_number UNIQUE (bank_id, number)
);
INSERT INTO "bank_change" VALUES(1,1,1,NULL,'60ee2e39878256a4','loaded','2026-11-23 09:00:00.000000','{"bank":{"added":["title","summary","source","language","direction","audience","notes","pools","units","sections"]},"facts":{"added":["river-at-harbour","velm-length","asher-length","north-pier-length","islands-inhabited","silting-cause","north-pier-opened","iron-bridge-opened","lighthouse-opened","railway-station-opened","customs-house-opened","dry-dock-opened","iron-bridge-designer","lighthouse-designer","customs-house-designer","coast-treaty-signed","strike-began","strike-ended","great-flood-date","blockade","dredging-period","first-steamers","coast-treaty-parties","cargo-1950","cargo-1970","cargo-1990","dockers-1950","dockers-1950-city","share-grain","share-coal","share-timber","dredging-cost","dry-dock-cost","new-quay-cost","ship-type"]},"fixed":{"added":["not-built-yet","pier-before-bridge","light-in-fog","steps-of-the-tower","keeper-retired","fog-of-the-year","motto","signal"]},"names":{"added":["harbour","port-selwyn","old-quay-port","marrow-head","tarn-haven","calder-mouth","dunmere","north-pier","iron-bridge","lighthouse","railway-station","customs-house","dry-dock","fish-market","edith-crane","john-holloway","mary-thorne","samuel-pike","agnes-bell","velm","little-velm","asher","corran","ister","selwyn-line","gannet-steamers","coast-mail","northern-packet","strike","great-flood","coast-treaty","dredging","new-quay","islands","dockers"]},"series":{"added":["cargo"]}}');
CREATE TABLE bank_change_by (
	change_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	CONSTRAINT pk_bank_change_by PRIMARY KEY (change_id), 
	CONSTRAINT fk_bank_change_by_change_id_bank_change FOREIGN KEY(change_id) REFERENCES bank_change (id) ON DELETE CASCADE, 
	CONSTRAINT fk_bank_change_by_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE
);
CREATE TABLE bank_picture (
	bank_id INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	media_type VARCHAR NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_bank_picture PRIMARY KEY (bank_id, digest), 
	CONSTRAINT fk_bank_picture_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE
);
CREATE TABLE bank_proposal (
	bank_id INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	declined_at DATETIME, 
	CONSTRAINT pk_bank_proposal PRIMARY KEY (bank_id), 
	CONSTRAINT fk_bank_proposal_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE
);
CREATE TABLE bank_revision (
	bank_id INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_bank_revision PRIMARY KEY (bank_id, digest), 
	CONSTRAINT fk_bank_revision_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE
);
INSERT INTO "bank_revision" VALUES(1,'60ee2e39878256a4','{"slug":"harbour","bank":{"title":"The Harbour of Port Selwyn","summary":"How a fishing village became a port.","source":"A. Writer: The Harbour of Port Selwyn (invented for tests)","language":"en","direction":"ltr","audience":"learners","notes":["n1-n20"],"pools":[{"id":"structure","members":"structures of the harbour"},{"id":"port","members":"ports of the coast"},{"id":"person","members":"people of Port Selwyn"},{"id":"river","members":"rivers of the county"},{"id":"company","members":"shipping companies"}],"units":[{"id":"tons","dimension":"mass","factor":"1","one":"ton","many":"tons","spellings":["t","tonnes"]},{"id":"km","dimension":"length","factor":"1000","one":"kilometre","many":"kilometres","spellings":["kilometers"]},{"id":"m","dimension":"length","factor":"1","one":"metre","many":"metres","spellings":["meters"]},{"id":"persons","dimension":"people","factor":"1","one":"person","many":"persons","spellings":["people"]},{"id":"islands","dimension":"islands","factor":"1","one":"island","many":"islands"}],"sections":[{"id":"geography","title":"Geography","paragraphs":["G1-G4"]},{"id":"history","title":"History","paragraphs":["H1-H8"]},{"id":"trade","title":"Trade","paragraphs":["T1-T6"]}]},"names":[{"id":"harbour","label":"the harbour"},{"id":"port-selwyn","label":"Port Selwyn","pool":"port"},{"id":"old-quay-port","label":"Old Quay","pool":"port","in":"port-selwyn"},{"id":"marrow-head","label":"Marrow Head","pool":"port"},{"id":"tarn-haven","label":"Tarn Haven","pool":"port"},{"id":"calder-mouth","label":"Calder Mouth","pool":"port"},{"id":"dunmere","label":"Dunmere","pool":"port","also":["Dunmere Roads"]},{"id":"north-pier","label":"North Pier","pool":"structure"},{"id":"iron-bridge","label":"Iron Bridge","pool":"structure"},{"id":"lighthouse","label":"Gull Rock Lighthouse","pool":"structure","also":["Gull Rock Light"]},{"id":"railway-station","label":"Railway Station","pool":"structure"},{"id":"customs-house","label":"Customs House","pool":"structure"},{"id":"dry-dock","label":"Dry Dock","pool":"structure"},{"id":"fish-market","label":"Fish Market","pool":"structure"},{"id":"edith-crane","label":"Edith Crane","pool":"person"},{"id":"john-holloway","label":"John Holloway","pool":"person","also":["J. Holloway"]},{"id":"mary-thorne","label":"Mary Thorne","pool":"person"},{"id":"samuel-pike","label":"Samuel Pike","pool":"person"},{"id":"agnes-bell","label":"Agnes Bell","pool":"person"},{"id":"velm","label":"Velm","pool":"river","also":["Velmar"]},{"id":"little-velm","label":"Little Velm","pool":"river"},{"id":"asher","label":"Asher","pool":"river"},{"id":"corran","label":"Corran","pool":"river"},{"id":"ister","label":"Ister Brook","pool":"river"},{"id":"selwyn-line","label":"Selwyn Line","pool":"company"},{"id":"gannet-steamers","label":"Gannet Steamers","pool":"company"},{"id":"coast-mail","label":"Coast Mail","pool":"company"},{"id":"northern-packet","label":"Northern Packet","pool":"company"},{"id":"strike","label":"Dockers'' Strike"},{"id":"great-flood","label":"Great Flood"},{"id":"coast-treaty","label":"Coast Treaty"},{"id":"dredging","label":"Dredging of the channel"},{"id":"new-quay","label":"New Quay"},{"id":"islands","label":"Selwyn Islands"},{"id":"dockers","label":"dockers"}],"facts":[{"id":"river-at-harbour","section":"geography","about":{"of":"harbour","what":"river"},"say":"The harbour lies at the mouth of the {Velm}.","ask":"At the mouth of which river does the harbour lie?","answer":{"name":"velm"},"at":["G1"],"weight":"3"},{"id":"velm-length","section":"geography","about":{"of":"velm","what":"length"},"say":"The Velm is {about 212 kilometres} long.","ask":"How long is the Velm?","answer":{"number":"212","unit":"km","bound":"about","within":"10%"},"at":["G1 n1"],"weight":"2"},{"id":"asher-length","section":"geography","about":{"of":"asher","what":"length"},"say":"The Asher is {98 kilometres} long.","ask":"How long is the Asher?","answer":{"number":"98","unit":"km"},"at":["G1 n1"],"weight":"2"},{"id":"north-pier-length","section":"geography","about":{"of":"north-pier","what":"length"},"say":"The North Pier is {640 metres} long.","ask":"How long is the North Pier?","answer":{"number":"640","unit":"m"},"at":["G2"],"weight":"2"},{"id":"islands-inhabited","section":"geography","about":{"of":"islands","what":"inhabited"},"say":"People live on {16 of 17 islands} off Port Selwyn.","ask":"How many of the islands off Port Selwyn are inhabited?","answer":{"number":"16","unit":"islands","out_of":"17"},"at":["G3"],"weight":"2"},{"id":"silting-cause","section":"geography","about":{"of":"harbour","what":"cause of silting"},"say":"The harbour silts up because {the tide carries sand in}.","ask":"Why does the harbour silt up?","answer":{"term":"the tide carries sand in","role":"cause"},"at":["G4"],"weight":"2","wrong":[{"text":"the river carries gravel down","because":"The river is slow here; the tide brings the sand."},{"text":"ships throw ballast overboard","because":"Ballast was never dropped in the channel."},{"text":"the cliffs crumble into the bay","because":"The cliffs are granite."}]},{"id":"north-pier-opened","section":"history","about":{"of":"north-pier","what":"opened"},"say":"The North Pier was opened in {1862}.","ask":"In which year was the North Pier opened?","answer":{"year":"1862"},"turn":{"ask":"Which structure of the harbour was opened in 1862?","answer":{"name":"north-pier"}},"event":{"label":"The North Pier opens"},"at":["H1 n2"],"weight":"3","why":"It was the first pier built of stone."},{"id":"iron-bridge-opened","section":"history","about":{"of":"iron-bridge","what":"opened"},"say":"The Iron Bridge was opened in {1874}.","ask":"In which year was the Iron Bridge opened?","answer":{"year":"1874"},"turn":{"ask":"Which structure of the harbour was opened in 1874?","answer":{"name":"iron-bridge"}},"event":{"label":"The Iron Bridge opens"},"at":["H1 n3"],"weight":"2"},{"id":"lighthouse-opened","section":"history","about":{"of":"lighthouse","what":"opened"},"say":"The Gull Rock Lighthouse was opened in {1889}.","ask":"In which year was the Gull Rock Lighthouse opened?","answer":{"year":"1889"},"turn":{"ask":"Which structure of the harbour was opened in 1889?","answer":{"name":"lighthouse"}},"event":{"label":"The Gull Rock Lighthouse opens"},"at":["H2 n4"],"weight":"2"},{"id":"railway-station-opened","section":"history","about":{"of":"railway-station","what":"opened"},"say":"The Railway Station was opened in {1901}.","ask":"In which year was the Railway Station opened?","answer":{"year":"1901"},"turn":{"ask":"Which structure of the harbour was opened in 1901?","answer":{"name":"railway-station"}},"event":{"label":"The Railway Station opens"},"at":["H2 n5"],"weight":"2"},{"id":"customs-house-opened","section":"history","about":{"of":"customs-house","what":"opened"},"say":"The Customs House was opened in {1911}.","ask":"In which year was the Customs House opened?","answer":{"year":"1911"},"turn":{"ask":"Which structure of the harbour was opened in 1911?","answer":{"name":"customs-house"}},"event":{"label":"The Customs House opens"},"at":["H3 n6"],"weight":"2"},{"id":"dry-dock-opened","section":"history","about":{"of":"dry-dock","what":"opened"},"say":"The Dry Dock was opened in {1926}.","ask":"In which year was the Dry Dock opened?","answer":{"year":"1926"},"turn":{"ask":"Which structure of the harbour was opened in 1926?","answer":{"name":"dry-dock"}},"event":{"label":"The Dry Dock opens"},"at":["H3 n7"],"weight":"1"},{"id":"iron-bridge-designer","section":"history","about":{"of":"iron-bridge","what":"designer"},"say":"The Iron Bridge, so much admired, was designed by {Edith Crane} alone.","ask":"Who designed the Iron Bridge?","answer":{"name":"edith-crane"},"at":["H1"],"weight":"2"},{"id":"lighthouse-designer","section":"history","about":{"of":"lighthouse","what":"designer"},"say":"The Gull Rock Lighthouse, so much admired, was designed by {John Holloway} alone.","ask":"Who designed the Gull Rock Lighthouse?","answer":{"name":"john-holloway"},"at":["H2"],"weight":"2"},{"id":"customs-house-designer","section":"history","about":{"of":"customs-house","what":"designer"},"say":"The Customs House, so much admired, was designed by {Mary Thorne} alone.","ask":"Who designed the Customs House?","answer":{"name":"mary-thorne"},"at":["H3"],"weight":"2"},{"id":"coast-treaty-signed","section":"history","about":{"of":"coast-treaty","what":"signed"},"say":"The Coast Treaty was signed in {March 1921}.","ask":"In which month was the Coast Treaty signed?","answer":{"date":"1921-03"},"event":{"label":"The Coast Treaty is signed"},"at":["H4"],"weight":"2"},{"id":"strike-began","section":"history","about":{"of":"strike","what":"began"},"say":"The great Dockers'' Strike of Port Selwyn began on {25 October 1937}.","ask":"On which day did the Dockers'' Strike begin?","answer":{"date":"1937-10-25"},"event":{"label":"The Dockers'' Strike begins"},"at":["H5"],"weight":"2"},{"id":"strike-ended","section":"history","about":{"of":"strike","what":"ended"},"say":"The great Dockers'' Strike of Port Selwyn ended on {3 December 1937}.","ask":"On which day did the Dockers'' Strike end?","answer":{"date":"1937-12-03"},"at":["H5"],"weight":"2"},{"id":"great-flood-date","section":"history","about":{"of":"great-flood","what":"date"},"say":"The Great Flood came on {1 February 1953}.","ask":"On which day did the Great Flood come?","answer":{"date":"1953-02-01"},"event":{"label":"The Great Flood"},"at":["H6"],"weight":"3"},{"id":"blockade","section":"history","about":{"of":"harbour","what":"blockade"},"say":"The harbour was blockaded in {1914–1918}.","ask":"When was the harbour blockaded?","answer":{"period":{"from":"1914","to":"1918"}},"at":["H4"],"weight":"2"},{"id":"dredging-period","section":"history","about":{"of":"dredging","what":"took place"},"say":"The channel was dredged in {1932–1936}.","ask":"When was the channel dredged?","answer":{"period":{"from":"1932","to":"1936"}},"at":["H5"],"weight":"2"},{"id":"first-steamers","section":"history","about":{"of":"harbour","what":"first steamers"},"say":"The first steamers called in the {second half of the 1850s}.","ask":"When did the first steamers call?","answer":{"period":{"from":"1855","to":"1859","grain":"half-decade"},"show":"second half of the 1850s"},"at":["H1"],"weight":"2","caution":"The source prints 1850.","printed":["second half of 1850"]},{"id":"coast-treaty-parties","section":"history","about":{"of":"coast-treaty","what":"parties"},"say":"The Coast Treaty was signed by {Port Selwyn, Marrow Head and Tarn Haven}.","ask":"Which ports signed the Coast Treaty?","answer":{"list":[{"name":"port-selwyn"},{"name":"marrow-head"},{"name":"tarn-haven"}]},"at":["H4"],"weight":"2"},{"id":"cargo-1950","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1950"},"say":"In 1950 the harbour handled {410 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1950?","answer":{"number":"410","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"cargo-1970","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1970"},"say":"In 1970 the harbour handled {1,250 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1970?","answer":{"number":"1250","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"cargo-1990","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1990"},"say":"In 1990 the harbour handled {865.5 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1990?","answer":{"number":"865.5","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"dockers-1950","section":"trade","about":{"of":"dockers","what":"number","in":"1950","by":"union figures"},"say":"By union figures the harbour had {over 2,300 persons} at work in 1950.","ask":"How many dockers were at work in 1950, by union figures?","answer":{"number":"2300","unit":"persons","bound":"over"},"at":["T2 n8"],"weight":"2","rival":["dockers-1950-city"]},{"id":"dockers-1950-city","section":"trade","about":{"of":"dockers","what":"number","in":"1950","by":"the city council"},"say":"By the city council''s count the harbour had {1,900 persons} at work in 1950.","ask":"How many dockers were at work in 1950, by the count of the city council?","answer":{"number":"1900","unit":"persons"},"at":["T2 n9"],"weight":"2"},{"id":"share-grain","section":"trade","about":{"of":"harbour","what":"share of grain","in":"1990"},"say":"In 1990 grain made up {37.5 per cent} of all cargo in the harbour.","ask":"What share of the cargo was grain in 1990?","answer":{"percent":"37.5","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"share-coal","section":"trade","about":{"of":"harbour","what":"share of coal","in":"1990"},"say":"In 1990 coal made up {21.0 per cent} of all cargo in the harbour.","ask":"What share of the cargo was coal in 1990?","answer":{"percent":"21.0","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"share-timber","section":"trade","about":{"of":"harbour","what":"share of timber","in":"1990"},"say":"In 1990 timber made up {12.5 per cent} of all cargo in the harbour.","ask":"What share of the cargo was timber in 1990?","answer":{"percent":"12.5","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"dredging-cost","section":"trade","about":{"of":"dredging","what":"cost"},"say":"The dredging cost {$4.2 million}.","ask":"How much did the dredging cost?","answer":{"money":"4.2","scale":"million","currency":"USD"},"at":["T4"],"weight":"2"},{"id":"dry-dock-cost","section":"trade","about":{"of":"dry-dock","what":"cost"},"say":"The Dry Dock cost {$1.8 million}.","ask":"How much did the Dry Dock cost?","answer":{"money":"1.8","scale":"million","currency":"USD"},"at":["T4"],"weight":"2"},{"id":"new-quay-cost","section":"trade","about":{"of":"new-quay","what":"cost"},"say":"The New Quay cost {about $300–400 million}.","ask":"How much did the New Quay cost?","answer":{"money":{"from":"300","to":"400"},"scale":"million","currency":"USD","bound":"about"},"at":["T5"],"weight":"2"},{"id":"ship-type","section":"trade","about":{"of":"selwyn-line","what":"ships"},"say":"The Selwyn Line sailed mostly {paddle steamers}.","ask":"What kind of ship did the Selwyn Line mostly sail?","answer":{"term":"paddle steamers","also":["paddle steamer"]},"at":["T6"],"weight":"2","wrong":[{"text":"clippers","because":"The clippers belonged to Gannet Steamers."},{"text":"barges","because":"Barges stayed on the river."},{"text":"trawlers","because":"Trawlers belonged to the fishermen."}],"tags":["ships"]}],"series":[{"id":"cargo","title":"Cargo handled by the harbour","unit":"tons","scale":"thousand","at":["T1"],"points":[{"x":"1950","y":"410","fact":"cargo-1950"},{"x":"1960","y":"780"},{"x":"1970","y":"1250","fact":"cargo-1970"},{"x":"1980","y":"1010"},{"x":"1990","y":"865.5","fact":"cargo-1990"}]}],"fixed":[{"id":"not-built-yet","type":"choice","prompt":"Which of these did NOT stand yet when the Gull Rock Lighthouse was lit?","options":[{"text":"North Pier","because":"It had stood since 1862."},{"text":"Iron Bridge","because":"It had stood since 1874."},{"text":"Customs House"}],"key":["Customs House"],"at":["H2","H3"],"why":"It came two decades after the light."},{"id":"pier-before-bridge","type":"true_false","prompt":"The North Pier is older than the Iron Bridge.","key":["true"],"at":["H1"],"why":"It was opened twelve years before."},{"id":"light-in-fog","type":"short_answer","prompt":"What sounded from Gull Rock when fog hid the light?","key":["a bell","the bell","bell"],"at":["H2"]},{"id":"steps-of-the-tower","type":"number","prompt":"How many steps lead up to the light?","key":["112 steps"],"at":["H1"]},{"id":"keeper-retired","type":"year","prompt":"In which year did the last keeper leave Gull Rock?","key":["1964"],"at":["H1"]},{"id":"fog-of-the-year","type":"date","prompt":"In which month did fog close the port longest?","key":["November 1948"],"at":["H1"]},{"id":"motto","type":"cloze","prompt":"Above the door of the Customs House is carved: “Pay and ___.”","key":["pass"],"section":"history"},{"id":"signal","type":"flashcard","prompt":"What did two lanterns on the pier mean?","key":["The bar cannot be crossed"],"section":"trade"}]}','2026-11-23 09:00:00.000000');
CREATE TABLE bank_upload (
	id INTEGER NOT NULL, 
	public_id VARCHAR NOT NULL, 
	account_id INTEGER NOT NULL, 
	bank_slug VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	created_at DATETIME NOT NULL, 
	taken_at DATETIME, 
	CONSTRAINT pk_bank_upload PRIMARY KEY (id), 
	CONSTRAINT fk_bank_upload_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_bank_upload_public_id UNIQUE (public_id)
);
CREATE TABLE class (
	id INTEGER NOT NULL, 
	public_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	join_code VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, archived_at DATETIME, binned_at DATETIME, members_erased INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_class PRIMARY KEY (id), 
	CONSTRAINT uq_class_join_code UNIQUE (join_code), 
	CONSTRAINT uq_class_public_id UNIQUE (public_id)
);
INSERT INTO "class" VALUES(1,'000000000000000000000001','10B','ZQEJ9QM9','2026-11-23 09:00:00.000000',NULL,NULL,0);
CREATE TABLE class_bank (
	class_id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	CONSTRAINT pk_class_bank PRIMARY KEY (class_id, bank_id), 
	CONSTRAINT fk_class_bank_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE, 
	CONSTRAINT fk_class_bank_class_id_class FOREIGN KEY(class_id) REFERENCES class (id) ON DELETE CASCADE
);
INSERT INTO "class_bank" VALUES(1,1);
CREATE TABLE class_expected (
	id INTEGER NOT NULL, 
	class_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	login VARCHAR NOT NULL, 
	id_number VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	time_factor DOUBLE DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_class_expected PRIMARY KEY (id), 
	CONSTRAINT fk_class_expected_class_id_class FOREIGN KEY(class_id) REFERENCES class (id) ON DELETE CASCADE
);
INSERT INTO "class_expected" VALUES(1,1,'Omar','','9','',1.0);
CREATE TABLE class_instructor (
	class_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	CONSTRAINT pk_class_instructor PRIMARY KEY (class_id, account_id), 
	CONSTRAINT fk_class_instructor_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_class_instructor_class_id_class FOREIGN KEY(class_id) REFERENCES class (id) ON DELETE CASCADE
);
INSERT INTO "class_instructor" VALUES(1,1);
CREATE TABLE class_invitation (
	id INTEGER NOT NULL, 
	token_digest VARCHAR NOT NULL, 
	class_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_class_invitation PRIMARY KEY (id), 
	CONSTRAINT fk_class_invitation_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_class_invitation_class_id_class FOREIGN KEY(class_id) REFERENCES class (id) ON DELETE CASCADE, 
	CONSTRAINT uq_class_invitation_token_digest UNIQUE (token_digest)
);
CREATE TABLE class_member (
	class_id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	joined_at DATETIME NOT NULL, binned_at DATETIME, time_factor DOUBLE DEFAULT '1' NOT NULL, id_number VARCHAR DEFAULT '' NOT NULL, email VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_class_member PRIMARY KEY (class_id, learner_id), 
	CONSTRAINT fk_class_member_class_id_class FOREIGN KEY(class_id) REFERENCES class (id) ON DELETE CASCADE, 
	CONSTRAINT fk_class_member_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE
);
INSERT INTO "class_member" VALUES(1,2,'2026-11-23 09:00:00.000000',NULL,1.0,'7','');
INSERT INTO "class_member" VALUES(1,3,'2026-11-23 09:00:00.000000',NULL,1.0,'','');
CREATE TABLE column_mapping (
	account_id INTEGER NOT NULL, 
	signature VARCHAR NOT NULL, 
	columns TEXT NOT NULL, 
	saved_at DATETIME NOT NULL, 
	CONSTRAINT pk_column_mapping PRIMARY KEY (account_id, signature), 
	CONSTRAINT fk_column_mapping_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE
);
CREATE TABLE draft_document (
	id INTEGER NOT NULL, 
	public_id VARCHAR NOT NULL, 
	account_id INTEGER NOT NULL, 
	bank_slug VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	sections TEXT NOT NULL, 
	paragraphs TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_draft_document PRIMARY KEY (id), 
	CONSTRAINT fk_draft_document_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_draft_document_public_id UNIQUE (public_id)
);
CREATE TABLE draft_fact (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	paragraph INTEGER NOT NULL, 
	proposal TEXT NOT NULL, 
	confidence INTEGER NOT NULL, 
	state VARCHAR DEFAULT 'open' NOT NULL, 
	fact_slug VARCHAR DEFAULT '' NOT NULL, 
	added_names TEXT, 
	decision INTEGER, 
	decided_at DATETIME, 
	CONSTRAINT pk_draft_fact PRIMARY KEY (id), 
	CONSTRAINT ck_draft_fact_state_known CHECK (state in ('open', 'accepted', 'edited', 'rejected')), 
	CONSTRAINT fk_draft_fact_document_id_draft_document FOREIGN KEY(document_id) REFERENCES draft_document (id) ON DELETE CASCADE, 
	CONSTRAINT uq_draft_fact_document_id_position UNIQUE (document_id, position)
);
CREATE TABLE fact (
	id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	slug VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	retired_at DATETIME, first_slug VARCHAR, 
	CONSTRAINT pk_fact PRIMARY KEY (id), 
	CONSTRAINT fk_fact_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE, 
	CONSTRAINT uq_fact_bank_id_slug UNIQUE (bank_id, slug)
);
INSERT INTO "fact" VALUES(1,1,'river-at-harbour','name',NULL,NULL);
INSERT INTO "fact" VALUES(2,1,'velm-length','number',NULL,NULL);
INSERT INTO "fact" VALUES(3,1,'asher-length','number',NULL,NULL);
INSERT INTO "fact" VALUES(4,1,'north-pier-length','number',NULL,NULL);
INSERT INTO "fact" VALUES(5,1,'islands-inhabited','number',NULL,NULL);
INSERT INTO "fact" VALUES(6,1,'silting-cause','term',NULL,NULL);
INSERT INTO "fact" VALUES(7,1,'north-pier-opened','year',NULL,NULL);
INSERT INTO "fact" VALUES(8,1,'iron-bridge-opened','year',NULL,NULL);
INSERT INTO "fact" VALUES(9,1,'lighthouse-opened','year',NULL,NULL);
INSERT INTO "fact" VALUES(10,1,'railway-station-opened','year',NULL,NULL);
INSERT INTO "fact" VALUES(11,1,'customs-house-opened','year',NULL,NULL);
INSERT INTO "fact" VALUES(12,1,'dry-dock-opened','year',NULL,NULL);
INSERT INTO "fact" VALUES(13,1,'iron-bridge-designer','name',NULL,NULL);
INSERT INTO "fact" VALUES(14,1,'lighthouse-designer','name',NULL,NULL);
INSERT INTO "fact" VALUES(15,1,'customs-house-designer','name',NULL,NULL);
INSERT INTO "fact" VALUES(16,1,'coast-treaty-signed','date',NULL,NULL);
INSERT INTO "fact" VALUES(17,1,'strike-began','date',NULL,NULL);
INSERT INTO "fact" VALUES(18,1,'strike-ended','date',NULL,NULL);
INSERT INTO "fact" VALUES(19,1,'great-flood-date','date',NULL,NULL);
INSERT INTO "fact" VALUES(20,1,'blockade','period',NULL,NULL);
INSERT INTO "fact" VALUES(21,1,'dredging-period','period',NULL,NULL);
INSERT INTO "fact" VALUES(22,1,'first-steamers','period',NULL,NULL);
INSERT INTO "fact" VALUES(23,1,'coast-treaty-parties','list',NULL,NULL);
INSERT INTO "fact" VALUES(24,1,'cargo-1950','number',NULL,NULL);
INSERT INTO "fact" VALUES(25,1,'cargo-1970','number',NULL,NULL);
INSERT INTO "fact" VALUES(26,1,'cargo-1990','number',NULL,NULL);
INSERT INTO "fact" VALUES(27,1,'dockers-1950','number',NULL,NULL);
INSERT INTO "fact" VALUES(28,1,'dockers-1950-city','number',NULL,NULL);
INSERT INTO "fact" VALUES(29,1,'share-grain','percent',NULL,NULL);
INSERT INTO "fact" VALUES(30,1,'share-coal','percent',NULL,NULL);
INSERT INTO "fact" VALUES(31,1,'share-timber','percent',NULL,NULL);
INSERT INTO "fact" VALUES(32,1,'dredging-cost','money',NULL,NULL);
INSERT INTO "fact" VALUES(33,1,'dry-dock-cost','money',NULL,NULL);
INSERT INTO "fact" VALUES(34,1,'new-quay-cost','money',NULL,NULL);
INSERT INTO "fact" VALUES(35,1,'ship-type','term',NULL,NULL);
INSERT INTO "fact" VALUES(36,1,'series:cargo','series',NULL,NULL);
INSERT INTO "fact" VALUES(37,1,'fixed:not-built-yet','fixed',NULL,NULL);
INSERT INTO "fact" VALUES(38,1,'fixed:pier-before-bridge','fixed',NULL,NULL);
INSERT INTO "fact" VALUES(39,1,'fixed:light-in-fog','fixed',NULL,NULL);
INSERT INTO "fact" VALUES(40,1,'fixed:steps-of-the-tower','fixed',NULL,NULL);
INSERT INTO "fact" VALUES(41,1,'fixed:keeper-retired','fixed',NULL,NULL);
INSERT INTO "fact" VALUES(42,1,'fixed:fog-of-the-year','fixed',NULL,NULL);
INSERT INTO "fact" VALUES(43,1,'fixed:motto','fixed',NULL,NULL);
INSERT INTO "fact" VALUES(44,1,'fixed:signal','fixed',NULL,NULL);
CREATE TABLE fact_memory (
	learner_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	stability DOUBLE NOT NULL, 
	difficulty DOUBLE NOT NULL, 
	last_day DATE NOT NULL, 
	due_day DATE NOT NULL, 
	reviews INTEGER NOT NULL, 
	lapses INTEGER NOT NULL, 
	last_kind VARCHAR NOT NULL, 
	CONSTRAINT pk_fact_memory PRIMARY KEY (learner_id, fact_id), 
	CONSTRAINT fk_fact_memory_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE, 
	CONSTRAINT fk_fact_memory_fact_id_fact FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_fact_memory_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE
);
INSERT INTO "fact_memory" VALUES(2,1,1,2.3065,2.11810397045901499524e+00,'2026-11-23','2026-11-25',1,0,'short_answer');
INSERT INTO "fact_memory" VALUES(2,7,1,1.03140650077852294441e-01,8.79272653368481726943e+00,'2026-11-23','2026-11-24',3,0,'comparison');
INSERT INTO "fact_memory" VALUES(2,2,1,2.3065,2.11810397045901499524e+00,'2026-11-23','2026-11-25',1,0,'estimate');
INSERT INTO "fact_memory" VALUES(2,19,1,0.212,6.4133,'2026-11-23','2026-11-24',1,0,'true_false');
INSERT INTO "fact_memory" VALUES(2,9,1,0.212,6.4133,'2026-11-23','2026-11-24',1,0,'comparison');
INSERT INTO "fact_memory" VALUES(2,15,1,2.3065,2.11810397045901499524e+00,'2026-11-23','2026-11-25',1,0,'short_answer');
INSERT INTO "fact_memory" VALUES(3,1,1,2.3065,2.11810397045901499524e+00,'2026-11-23','2026-11-25',1,0,'short_answer');
INSERT INTO "fact_memory" VALUES(3,2,1,2.3065,2.11810397045901499524e+00,'2026-11-23','2026-11-25',1,0,'estimate');
INSERT INTO "fact_memory" VALUES(3,19,1,0.212,6.4133,'2026-11-23','2026-11-24',1,0,'true_false');
INSERT INTO "fact_memory" VALUES(3,15,1,2.3065,2.11810397045901499524e+00,'2026-11-23','2026-11-25',1,0,'short_answer');
INSERT INTO "fact_memory" VALUES(2,5,1,0.212,6.4133,'2026-11-23','2026-11-24',1,0,'choice');
INSERT INTO "fact_memory" VALUES(2,24,1,2.3065,2.11810397045901499524e+00,'2026-11-23','2026-11-25',1,0,'number');
INSERT INTO "fact_memory" VALUES(2,16,1,2.3065,2.11810397045901499524e+00,'2026-11-23','2026-11-25',1,0,'date');
INSERT INTO "fact_memory" VALUES(2,4,1,0.212,6.4133,'2026-11-23','2026-11-24',1,0,'true_false');
INSERT INTO "fact_memory" VALUES(3,9,1,0.212,6.4133,'2026-11-23','2026-11-24',1,0,'comparison');
INSERT INTO "fact_memory" VALUES(3,7,1,1.03140650077852294441e-01,8.79272653368481726943e+00,'2026-11-23','2026-11-24',3,0,'comparison');
CREATE TABLE failed_guess (
	id INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	failed_at DATETIME NOT NULL, 
	CONSTRAINT pk_failed_guess PRIMARY KEY (id)
);
CREATE TABLE grade_override (
	id INTEGER NOT NULL, 
	quiz_id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	score DOUBLE, 
	is_excused BOOLEAN DEFAULT 0 NOT NULL, 
	is_taken_back BOOLEAN DEFAULT 0 NOT NULL, 
	reason VARCHAR NOT NULL, 
	author_id INTEGER, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_grade_override PRIMARY KEY (id), 
	CONSTRAINT fk_grade_override_author_id_account FOREIGN KEY(author_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_grade_override_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_grade_override_quiz_id_quiz FOREIGN KEY(quiz_id) REFERENCES quiz (id) ON DELETE CASCADE
);
INSERT INTO "grade_override" VALUES(1,1,2,3.0,0,0,'handed in on paper',1,'2026-11-23 09:00:00.000000');
CREATE TABLE "quiz" (
	id INTEGER NOT NULL, 
	public_id VARCHAR NOT NULL, 
	class_id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	bank_revision VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	blueprint TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	opens_at DATETIME, 
	closes_at DATETIME, 
	time_limit INTEGER, 
	asks_certainty BOOLEAN DEFAULT 0 NOT NULL, 
	archived_at DATETIME, 
	binned_at DATETIME, 
	published_at DATETIME, 
	attempts INTEGER DEFAULT '1', 
	method VARCHAR DEFAULT 'highest' NOT NULL, 
	review TEXT, 
	tries INTEGER DEFAULT '1' NOT NULL, 
	penalty DOUBLE DEFAULT '0.3333333' NOT NULL, 
	is_one_way BOOLEAN DEFAULT 0 NOT NULL, 
	shared_seed VARCHAR, 
	weight DOUBLE DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_quiz PRIMARY KEY (id), 
	CONSTRAINT fk_quiz_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE, 
	CONSTRAINT fk_quiz_class_id_class FOREIGN KEY(class_id) REFERENCES class (id) ON DELETE CASCADE, 
	CONSTRAINT uq_quiz_public_id UNIQUE (public_id), 
	CONSTRAINT ck_quiz_method_known CHECK (method in ('highest', 'average', 'first', 'last'))
);
INSERT INTO "quiz" VALUES(1,'000000000000000000000002',1,1,'60ee2e39878256a4','Week 1','{"sections":[],"kinds":[],"count":4,"weights":false,"least_weight":1}','2026-11-23 09:00:00.000000',NULL,NULL,NULL,0,NULL,NULL,'2026-11-23 09:00:00.000000',1,'highest','{"during":[],"just_after":["attempt","correctness","maximum","marks","specific","general","right_answer","overall"],"later":["attempt","correctness","maximum","marks","specific","general","right_answer","overall"],"closed":["attempt","correctness","maximum","marks","specific","general","right_answer","overall"]}',1,3.33333333333333314829e-01,0,NULL,1.0);
INSERT INTO "quiz" VALUES(2,'000000000000000000000003',1,1,'60ee2e39878256a4','Week 2','{"sections":[],"kinds":[],"count":4,"weights":false,"least_weight":1}','2026-11-23 09:00:00.000000',NULL,NULL,NULL,0,NULL,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',1,'highest','{"during":[],"just_after":["attempt","correctness","maximum","marks","specific","general","right_answer","overall"],"later":["attempt","correctness","maximum","marks","specific","general","right_answer","overall"],"closed":["attempt","correctness","maximum","marks","specific","general","right_answer","overall"]}',1,3.33333333333333314829e-01,0,NULL,1.0);
CREATE TABLE quiz_correction (
	id INTEGER NOT NULL, 
	quiz_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	author_id INTEGER, 
	made_at DATETIME NOT NULL, 
	undone_at DATETIME, 
	CONSTRAINT pk_quiz_correction PRIMARY KEY (id), 
	CONSTRAINT ck_quiz_correction_action_known CHECK (action in ('discard', 'full', 'accept')), 
	CONSTRAINT fk_quiz_correction_author_id_account FOREIGN KEY(author_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_quiz_correction_fact_id_fact FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_quiz_correction_quiz_id_quiz FOREIGN KEY(quiz_id) REFERENCES quiz (id) ON DELETE CASCADE
);
INSERT INTO "quiz_correction" VALUES(1,1,9,'','discard','','badly worded',1,'2026-11-23 09:00:00.000000',NULL);
CREATE TABLE quiz_override (
	id INTEGER NOT NULL, 
	quiz_id INTEGER NOT NULL, 
	learner_id INTEGER, 
	changes TEXT NOT NULL, 
	reason VARCHAR NOT NULL, 
	author_id INTEGER, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_quiz_override PRIMARY KEY (id), 
	CONSTRAINT fk_quiz_override_author_id_account FOREIGN KEY(author_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_quiz_override_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_quiz_override_quiz_id_quiz FOREIGN KEY(quiz_id) REFERENCES quiz (id) ON DELETE CASCADE
);
INSERT INTO "quiz_override" VALUES(1,1,3,'{}','ill',NULL,'2026-11-23 09:00:00.000000');
CREATE TABLE reset_link (
	id INTEGER NOT NULL, 
	token_digest VARCHAR NOT NULL, 
	account_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_reset_link PRIMARY KEY (id), 
	CONSTRAINT fk_reset_link_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_reset_link_token_digest UNIQUE (token_digest)
);
CREATE TABLE review (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	bank_revision VARCHAR NOT NULL, 
	source_event VARCHAR NOT NULL, 
	learner_day DATE NOT NULL, 
	answered_at DATETIME NOT NULL, 
	source VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	guess_chance DOUBLE NOT NULL, 
	weight INTEGER NOT NULL, 
	"right" BOOLEAN NOT NULL, 
	rating INTEGER, 
	maybe_guessed BOOLEAN NOT NULL, 
	recall_before DOUBLE, 
	seconds DOUBLE, 
	scheduler_version INTEGER NOT NULL, 
	feedback_shown BOOLEAN NOT NULL, 
	stability_after DOUBLE, 
	difficulty_after DOUBLE, 
	due_day_after DATE, certainty INTEGER, voids VARCHAR, 
	CONSTRAINT pk_review PRIMARY KEY (id), 
	CONSTRAINT fk_review_fact_id_fact FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_review_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_review_learner_id_fact_id_source_event UNIQUE (learner_id, fact_id, source_event)
);
INSERT INTO "review" VALUES(1,2,1,'60ee2e39878256a4','study:000000000000000000000004:3','2026-11-23','2026-11-23 09:00:00.000000','card','short_answer',0.0,3,1,3,0,NULL,0.0,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25',NULL,NULL);
INSERT INTO "review" VALUES(2,2,7,'60ee2e39878256a4','study:000000000000000000000004:5','2026-11-23','2026-11-23 09:00:00.000000','card','flashcard',0.0,3,0,1,0,NULL,0.0,1,1,0.212,6.4133,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(3,2,2,'60ee2e39878256a4','study:000000000000000000000004:7','2026-11-23','2026-11-23 09:00:00.000000','card','estimate',0.0,2,1,3,0,NULL,0.0,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25',NULL,NULL);
INSERT INTO "review" VALUES(4,2,7,'60ee2e39878256a4','study:000000000000000000000004:9','2026-11-23','2026-11-23 09:00:00.000000','card','short_answer',0.0,3,0,1,0,1.0,0.0,1,1,8.33567171103160309275e-02,8.80630446885683682012e+00,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(5,2,19,'60ee2e39878256a4','study:000000000000000000000004:10','2026-11-23','2026-11-23 09:00:00.000000','card','true_false',0.6,3,1,1,1,NULL,0.0,1,1,0.212,6.4133,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(6,2,7,'60ee2e39878256a4','attempt:000000000000000000000005:1','2026-11-23','2026-11-23 09:00:00.000000','quiz','comparison',0.6,3,1,3,0,1.0,NULL,1,1,1.03140650077852294441e-01,8.79272653368481726943e+00,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(7,2,9,'60ee2e39878256a4','attempt:000000000000000000000005:1','2026-11-23','2026-11-23 09:00:00.000000','quiz','comparison',0.6,2,1,1,1,NULL,NULL,1,1,0.212,6.4133,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(8,2,15,'60ee2e39878256a4','attempt:000000000000000000000005:2','2026-11-23','2026-11-23 09:00:00.000000','quiz','short_answer',0.0,2,1,3,0,NULL,NULL,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25',NULL,NULL);
INSERT INTO "review" VALUES(9,3,1,'60ee2e39878256a4','study:000000000000000000000008:3','2026-11-23','2026-11-23 09:00:00.000000','card','short_answer',0.0,3,1,3,0,NULL,0.0,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25',NULL,NULL);
INSERT INTO "review" VALUES(10,3,7,'60ee2e39878256a4','study:000000000000000000000008:5','2026-11-23','2026-11-23 09:00:00.000000','card','flashcard',0.0,3,0,1,0,NULL,0.0,1,1,0.212,6.4133,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(11,3,2,'60ee2e39878256a4','study:000000000000000000000008:7','2026-11-23','2026-11-23 09:00:00.000000','card','estimate',0.0,2,1,3,0,NULL,0.0,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25',NULL,NULL);
INSERT INTO "review" VALUES(12,3,7,'60ee2e39878256a4','study:000000000000000000000008:9','2026-11-23','2026-11-23 09:00:00.000000','card','short_answer',0.0,3,0,1,0,1.0,0.0,1,1,8.33567171103160309275e-02,8.80630446885683682012e+00,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(13,3,19,'60ee2e39878256a4','study:000000000000000000000008:10','2026-11-23','2026-11-23 09:00:00.000000','card','true_false',0.6,3,1,1,1,NULL,0.0,1,1,0.212,6.4133,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(14,3,7,'60ee2e39878256a4','attempt:000000000000000000000009:1','2026-11-23','2026-11-23 09:00:00.000000','quiz','comparison',0.6,3,1,3,0,1.0,NULL,1,1,1.03140650077852294441e-01,8.79272653368481726943e+00,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(15,3,9,'60ee2e39878256a4','attempt:000000000000000000000009:1','2026-11-23','2026-11-23 09:00:00.000000','quiz','comparison',0.6,2,1,1,1,NULL,NULL,1,1,0.212,6.4133,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(16,3,15,'60ee2e39878256a4','attempt:000000000000000000000009:2','2026-11-23','2026-11-23 09:00:00.000000','quiz','short_answer',0.0,2,1,3,0,NULL,NULL,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25',NULL,NULL);
INSERT INTO "review" VALUES(17,2,5,'60ee2e39878256a4','attempt:00000000000000000000000c:1','2026-11-23','2026-11-23 09:00:00.000000','quiz','choice',0.4333,2,1,1,1,NULL,NULL,1,1,0.212,6.4133,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(18,2,24,'60ee2e39878256a4','attempt:00000000000000000000000c:2','2026-11-23','2026-11-23 09:00:00.000000','quiz','number',0.0,2,1,3,0,NULL,NULL,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25',NULL,NULL);
INSERT INTO "review" VALUES(19,2,16,'60ee2e39878256a4','attempt:00000000000000000000000c:3','2026-11-23','2026-11-23 09:00:00.000000','quiz','date',0.0,2,1,3,0,NULL,NULL,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25',NULL,NULL);
INSERT INTO "review" VALUES(20,2,4,'60ee2e39878256a4','attempt:00000000000000000000000c:4','2026-11-23','2026-11-23 09:00:00.000000','quiz','true_false',0.6,2,1,1,1,NULL,NULL,1,1,0.212,6.4133,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(21,3,9,'60ee2e39878256a4','attempt:000000000000000000000012:1','2026-11-23','2026-11-23 09:00:00.000000','quiz','comparison',0.6,2,0,NULL,0,1.0,NULL,1,1,0.212,6.4133,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(22,3,7,'60ee2e39878256a4','attempt:000000000000000000000012:1','2026-11-23','2026-11-23 09:00:00.000000','quiz','comparison',0.6,3,0,NULL,0,1.0,NULL,1,1,1.03140650077852294441e-01,8.79272653368481726943e+00,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(23,3,19,'60ee2e39878256a4','attempt:000000000000000000000012:2','2026-11-23','2026-11-23 09:00:00.000000','quiz','date',0.0,3,0,NULL,0,1.0,NULL,1,1,0.212,6.4133,'2026-11-24',NULL,NULL);
INSERT INTO "review" VALUES(24,3,28,'60ee2e39878256a4','attempt:000000000000000000000012:3','2026-11-23','2026-11-23 09:00:00.000000','quiz','number',0.0,2,0,NULL,0,NULL,NULL,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "review" VALUES(25,3,17,'60ee2e39878256a4','attempt:000000000000000000000012:4','2026-11-23','2026-11-23 09:00:00.000000','quiz','true_false',0.6,2,0,NULL,0,NULL,NULL,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "review" VALUES(26,3,9,'60ee2e39878256a4','void:attempt:000000000000000000000012:1','2026-11-23','2026-11-23 09:00:00.000000','quiz','comparison',0.6,2,0,NULL,0,NULL,NULL,1,1,0.212,6.4133,'2026-11-24',NULL,'attempt:000000000000000000000012:1');
INSERT INTO "review" VALUES(27,3,7,'60ee2e39878256a4','void:attempt:000000000000000000000012:1','2026-11-23','2026-11-23 09:00:00.000000','quiz','comparison',0.6,3,0,NULL,0,NULL,NULL,1,1,1.03140650077852294441e-01,8.79272653368481726943e+00,'2026-11-24',NULL,'attempt:000000000000000000000012:1');
CREATE TABLE score_change (
	id INTEGER NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	"before" DOUBLE, 
	"after" DOUBLE, 
	reason VARCHAR NOT NULL, 
	author_id INTEGER, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_score_change PRIMARY KEY (id), 
	CONSTRAINT fk_score_change_attempt_id_attempt FOREIGN KEY(attempt_id) REFERENCES attempt (id) ON DELETE CASCADE, 
	CONSTRAINT fk_score_change_author_id_account FOREIGN KEY(author_id) REFERENCES account (id) ON DELETE SET NULL
);
INSERT INTO "score_change" VALUES(1,4,0.0,0.0,'badly worded',1,'2026-11-23 09:00:00.000000');
CREATE TABLE set_up_link (
	id INTEGER NOT NULL, 
	token_digest VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_set_up_link PRIMARY KEY (id), 
	CONSTRAINT uq_set_up_link_token_digest UNIQUE (token_digest)
);
CREATE TABLE "sign_in_session" (
	id INTEGER NOT NULL, 
	token_digest VARCHAR NOT NULL, 
	account_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	device VARCHAR NOT NULL, 
	public_id VARCHAR NOT NULL, 
	CONSTRAINT pk_sign_in_session PRIMARY KEY (id), 
	CONSTRAINT uq_sign_in_session_token_digest UNIQUE (token_digest), 
	CONSTRAINT fk_sign_in_session_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_sign_in_session_public_id UNIQUE (public_id)
);
INSERT INTO "sign_in_session" VALUES(1,'b1e6d35e4e6004d747b1072dc813e95737af06edc209b91e55f54ca98c58a5c7',1,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000','2026-11-23 21:00:00.000000',NULL,'another browser','b1e6d35e4e6004d747b1');
INSERT INTO "sign_in_session" VALUES(2,'951f2fda1869be6a103ce83ae54fc6737fc41d31a4b77fd3715eaaa81ba298ad',2,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000','2027-02-21 09:00:00.000000',NULL,'another browser','951f2fda1869be6a103c');
INSERT INTO "sign_in_session" VALUES(3,'4c76d4b0334504266fdd65ffdc8d87143d6fc9d7d4a1748f113938481f20f42f',3,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000','2027-02-21 09:00:00.000000',NULL,'another browser','4c76d4b0334504266fdd');
CREATE TABLE study_answer (
	session_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	response TEXT, 
	shown VARCHAR NOT NULL, 
	fraction DOUBLE NOT NULL, 
	note VARCHAR NOT NULL, 
	maybe_guessed BOOLEAN NOT NULL, 
	comes_back BOOLEAN NOT NULL, 
	answered_at DATETIME NOT NULL, 
	CONSTRAINT pk_study_answer PRIMARY KEY (session_id, position), 
	CONSTRAINT fk_study_answer_fact_id_fact FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_study_answer_session_id_study_session FOREIGN KEY(session_id) REFERENCES study_session (id) ON DELETE CASCADE
);
INSERT INTO "study_answer" VALUES(1,3,1,'{"kind":"short_answer","facts":["river-at-harbour"],"prompt":"At the mouth of which river does the harbour lie?","key":"Velm","answer_text":"Velm","at":["G1"],"options":[],"hint":"a name","guess_chance":0.0,"say":"The harbour lies at the mouth of the Velm.","why":"","caution":"","section":"geography","detail":{"turned":false,"right":["Velm","Velmar"],"refused":[],"rivals":[],"said":["harbour","lie","mouth","river"]}}','{"value":"Velm","shown":"Velm"}','Velm',1.0,'',0,0,'2026-11-23 09:00:00.000000');
INSERT INTO "study_answer" VALUES(1,5,7,'{"kind":"flashcard","facts":["north-pier-opened"],"prompt":"In which year was the North Pier opened?","key":"1862","answer_text":"1862","at":["H1 n2"],"options":[],"hint":"think of it, then turn the card","guess_chance":0.0,"say":"The North Pier was opened in 1862.","why":"It was the first pier built of stone.","caution":"","section":"history","detail":{"turned":false}}','{"value":1,"shown":"Again"}','Again',0.0,'',0,1,'2026-11-23 09:00:00.000000');
INSERT INTO "study_answer" VALUES(1,7,2,'{"kind":"estimate","facts":["velm-length"],"prompt":"How long is the Velm? Estimate: a near miss earns part of the point.","key":"about 212 kilometres","answer_text":"about 212 kilometres","at":["G1 n1"],"options":[],"hint":"kilometres","guess_chance":0.0,"say":"The Velm is about 212 kilometres long.","why":"","caution":"","section":"geography","detail":{"turned":false,"marking":{"accept":[["190.8","233.2"]],"refuse":[],"scale":"1","decimals":0,"bound":"about","is_range":false,"type":"number","currency":"","out_of":"","per":"","units":[["km","1"],["kilometre","1"],["kilometres","1"],["kilometers","1"],["m","0.001"],["metre","0.001"],["metres","0.001"],["meters","0.001"]],"other_units":["island","islands","people","person","persons","t","ton","tonnes","tons"]},"marked_as":"number","others":["98"]}}','{"value":"212","shown":"212"}','212',1.0,'',0,0,'2026-11-23 09:00:00.000000');
INSERT INTO "study_answer" VALUES(1,9,7,'{"kind":"short_answer","facts":["north-pier-opened"],"prompt":"Which structure of the harbour was opened in 1862?","key":"North Pier","answer_text":"North Pier","at":["H1 n2"],"options":[],"hint":"a name","guess_chance":0.0,"say":"The North Pier was opened in 1862.","why":"It was the first pier built of stone.","caution":"","section":"history","detail":{"turned":true,"right":["North Pier"],"refused":[],"rivals":[],"said":["1862","harbour","opened","structure"]}}','{"value":"Qwxzq","shown":"Qwxzq"}','Qwxzq',0.0,'',0,1,'2026-11-23 09:00:00.000000');
INSERT INTO "study_answer" VALUES(1,10,19,'{"kind":"true_false","facts":["great-flood-date"],"prompt":"The Great Flood came on 3 December 1937.","key":1,"answer_text":"1 February 1953","at":["H6"],"options":[["True","Right is: 1 February 1953. The great Dockers'' Strike of Port Selwyn ended on 3 December 1937.",false],["False","",false]],"hint":"","guess_chance":0.6,"say":"The Great Flood came on 1 February 1953.","why":"","caution":"","section":"history","detail":{"turned":false,"is_true":false,"swapped_in":"3 December 1937","correction":"Right is: 1 February 1953. The great Dockers'' Strike of Port Selwyn ended on 3 December 1937.","mentions":["strike-began","strike-ended"],"shown_as_answer":"False: 1 February 1953"}}','{"value":1,"shown":"False"}','False',1.0,'Right is: 1 February 1953. The great Dockers'' Strike of Port Selwyn ended on 3 December 1937.',1,1,'2026-11-23 09:00:00.000000');
INSERT INTO "study_answer" VALUES(2,3,1,'{"kind":"short_answer","facts":["river-at-harbour"],"prompt":"At the mouth of which river does the harbour lie?","key":"Velm","answer_text":"Velm","at":["G1"],"options":[],"hint":"a name","guess_chance":0.0,"say":"The harbour lies at the mouth of the Velm.","why":"","caution":"","section":"geography","detail":{"turned":false,"right":["Velm","Velmar"],"refused":[],"rivals":[],"said":["harbour","lie","mouth","river"]}}','{"value":"Velm","shown":"Velm"}','Velm',1.0,'',0,0,'2026-11-23 09:00:00.000000');
INSERT INTO "study_answer" VALUES(2,5,7,'{"kind":"flashcard","facts":["north-pier-opened"],"prompt":"In which year was the North Pier opened?","key":"1862","answer_text":"1862","at":["H1 n2"],"options":[],"hint":"think of it, then turn the card","guess_chance":0.0,"say":"The North Pier was opened in 1862.","why":"It was the first pier built of stone.","caution":"","section":"history","detail":{"turned":false}}','{"value":1,"shown":"Again"}','Again',0.0,'',0,1,'2026-11-23 09:00:00.000000');
INSERT INTO "study_answer" VALUES(2,7,2,'{"kind":"estimate","facts":["velm-length"],"prompt":"How long is the Velm? Estimate: a near miss earns part of the point.","key":"about 212 kilometres","answer_text":"about 212 kilometres","at":["G1 n1"],"options":[],"hint":"kilometres","guess_chance":0.0,"say":"The Velm is about 212 kilometres long.","why":"","caution":"","section":"geography","detail":{"turned":false,"marking":{"accept":[["190.8","233.2"]],"refuse":[],"scale":"1","decimals":0,"bound":"about","is_range":false,"type":"number","currency":"","out_of":"","per":"","units":[["km","1"],["kilometre","1"],["kilometres","1"],["kilometers","1"],["m","0.001"],["metre","0.001"],["metres","0.001"],["meters","0.001"]],"other_units":["island","islands","people","person","persons","t","ton","tonnes","tons"]},"marked_as":"number","others":["98"]}}','{"value":"212","shown":"212"}','212',1.0,'',0,0,'2026-11-23 09:00:00.000000');
INSERT INTO "study_answer" VALUES(2,9,7,'{"kind":"short_answer","facts":["north-pier-opened"],"prompt":"Which structure of the harbour was opened in 1862?","key":"North Pier","answer_text":"North Pier","at":["H1 n2"],"options":[],"hint":"a name","guess_chance":0.0,"say":"The North Pier was opened in 1862.","why":"It was the first pier built of stone.","caution":"","section":"history","detail":{"turned":true,"right":["North Pier"],"refused":[],"rivals":[],"said":["1862","harbour","opened","structure"]}}','{"value":"Qwxzq","shown":"Qwxzq"}','Qwxzq',0.0,'',0,1,'2026-11-23 09:00:00.000000');
INSERT INTO "study_answer" VALUES(2,10,19,'{"kind":"true_false","facts":["great-flood-date"],"prompt":"The Great Flood came on 3 December 1937.","key":1,"answer_text":"1 February 1953","at":["H6"],"options":[["True","Right is: 1 February 1953. The great Dockers'' Strike of Port Selwyn ended on 3 December 1937.",false],["False","",false]],"hint":"","guess_chance":0.6,"say":"The Great Flood came on 1 February 1953.","why":"","caution":"","section":"history","detail":{"turned":false,"is_true":false,"swapped_in":"3 December 1937","correction":"Right is: 1 February 1953. The great Dockers'' Strike of Port Selwyn ended on 3 December 1937.","mentions":["strike-began","strike-ended"],"shown_as_answer":"False: 1 February 1953"}}','{"value":1,"shown":"False"}','False',1.0,'Right is: 1 February 1953. The great Dockers'' Strike of Port Selwyn ended on 3 December 1937.',1,1,'2026-11-23 09:00:00.000000');
CREATE TABLE study_session (
	id INTEGER NOT NULL, 
	public_id VARCHAR NOT NULL, 
	learner_id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	bank_revision VARCHAR NOT NULL, 
	seed VARCHAR NOT NULL, 
	learner_day DATE NOT NULL, 
	position INTEGER NOT NULL, 
	"plan" TEXT NOT NULL, 
	started_at DATETIME NOT NULL, 
	shown_at DATETIME NOT NULL, 
	ended_at DATETIME, undos INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_study_session PRIMARY KEY (id), 
	CONSTRAINT fk_study_session_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE, 
	CONSTRAINT fk_study_session_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_study_session_public_id UNIQUE (public_id)
);
INSERT INTO "study_session" VALUES(1,'000000000000000000000004',2,1,'60ee2e39878256a4','seed','2026-11-23',12,'{"steps":[["river-at-harbour","meet","",false,[]],["north-pier-opened","meet","",false,[]],["velm-length","meet","",false,[]],["river-at-harbour","ask","short_answer",false,[]],["great-flood-date","meet","",false,[]],["north-pier-opened","ask","flashcard",false,[]],["asher-length","meet","",false,[]],["velm-length","ask","estimate",false,[]],["iron-bridge-opened","meet","",false,[]],["north-pier-opened","ask","short_answer",true,[]],["great-flood-date","ask","true_false",false,[]],["north-pier-length","meet","",false,[]],["asher-length","ask","number",false,[]],["north-pier-opened","ask","year",true,[]],["great-flood-date","ask","date",true,[]],["lighthouse-opened","meet","",false,[]],["iron-bridge-opened","ask","year",false,[]],["islands-inhabited","meet","",false,[]],["north-pier-length","ask","flashcard",false,[]],["silting-cause","meet","",false,[]],["lighthouse-opened","ask","choice",false,[]],["islands-inhabited","ask","number",false,[]],["silting-cause","ask","flashcard",false,[]],["lighthouse-opened","ask","ordering",false,["north-pier-opened","iron-bridge-opened","great-flood-date"]]],"results":["met","met","met","right","met","wrong","met","right","met","wrong","maybe","met"]}','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',NULL,0);
INSERT INTO "study_session" VALUES(2,'000000000000000000000008',3,1,'60ee2e39878256a4','seed','2026-11-23',12,'{"steps":[["river-at-harbour","meet","",false,[]],["north-pier-opened","meet","",false,[]],["velm-length","meet","",false,[]],["river-at-harbour","ask","short_answer",false,[]],["great-flood-date","meet","",false,[]],["north-pier-opened","ask","flashcard",false,[]],["asher-length","meet","",false,[]],["velm-length","ask","estimate",false,[]],["iron-bridge-opened","meet","",false,[]],["north-pier-opened","ask","short_answer",true,[]],["great-flood-date","ask","true_false",false,[]],["north-pier-length","meet","",false,[]],["asher-length","ask","number",false,[]],["north-pier-opened","ask","year",true,[]],["great-flood-date","ask","date",true,[]],["lighthouse-opened","meet","",false,[]],["iron-bridge-opened","ask","year",false,[]],["islands-inhabited","meet","",false,[]],["north-pier-length","ask","flashcard",false,[]],["silting-cause","meet","",false,[]],["lighthouse-opened","ask","choice",false,[]],["islands-inhabited","ask","number",false,[]],["silting-cause","ask","flashcard",false,[]],["lighthouse-opened","ask","ordering",false,["north-pier-opened","iron-bridge-opened","great-flood-date"]]],"results":["met","met","met","right","met","wrong","met","right","met","wrong","maybe","met"]}','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',NULL,0);
CREATE INDEX ix_bank_upload_account_id ON bank_upload (account_id);
CREATE INDEX ix_class_instructor_account_id ON class_instructor (account_id);
CREATE INDEX ix_class_member_learner_id ON class_member (learner_id);
CREATE INDEX ix_study_session_learner_id ON study_session (learner_id);
CREATE INDEX ix_fact_memory_queue ON fact_memory (learner_id, bank_id, due_day);
CREATE INDEX ix_review_history ON review (learner_id, fact_id, id);
CREATE INDEX ix_failed_guess_subject ON failed_guess (subject, failed_at);
CREATE INDEX ix_class_bank_bank_id ON class_bank (bank_id);
CREATE INDEX ix_reset_link_account_id ON reset_link (account_id);
CREATE INDEX ix_attempt_learner_id ON attempt (learner_id);
CREATE INDEX ix_attempt_overdue ON attempt (status, due_at);
CREATE INDEX ix_sign_in_session_account_id ON sign_in_session (account_id);
CREATE INDEX ix_bank_change_by_account_id ON bank_change_by (account_id);
CREATE INDEX ix_draft_document_account_id ON draft_document (account_id);
CREATE INDEX ix_class_expected_class_id ON class_expected (class_id);
CREATE INDEX ix_class_invitation_account_id ON class_invitation (account_id);
CREATE INDEX ix_class_invitation_class_id ON class_invitation (class_id);
CREATE INDEX ix_grade_override_author_id ON grade_override (author_id);
CREATE INDEX ix_grade_override_learner_id ON grade_override (learner_id);
CREATE INDEX ix_grade_override_newest ON grade_override (quiz_id, learner_id, id);
CREATE INDEX ix_quiz_correction_author_id ON quiz_correction (author_id);
CREATE INDEX ix_quiz_correction_fact_id ON quiz_correction (fact_id);
CREATE INDEX ix_quiz_correction_quiz ON quiz_correction (quiz_id, id);
CREATE INDEX ix_quiz_override_author_id ON quiz_override (author_id);
CREATE INDEX ix_quiz_override_learner_id ON quiz_override (learner_id);
CREATE INDEX ix_quiz_override_newest ON quiz_override (quiz_id, learner_id, id);
CREATE INDEX ix_score_change_attempt_id ON score_change (attempt_id);
CREATE INDEX ix_score_change_author_id ON score_change (author_id);
CREATE INDEX ix_attempt_item_fact_id ON attempt_item (fact_id);
CREATE INDEX ix_quiz_class_id ON quiz (class_id);
COMMIT;
