-- A database as quizapp wrote it at revision 0001, before the first release: the harbour of the builders, one teacher,
-- two classes, three learners. The guest holds the token Q6jaanS_XqTq2pjTD8MlXkt5S42BTNp_qVZa24q48OA.
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
	last_seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_account PRIMARY KEY (id), 
	CONSTRAINT ck_account_role_known CHECK (role in ('learner', 'instructor')), 
	CONSTRAINT uq_account_login_key UNIQUE (login_key), 
	CONSTRAINT uq_account_public_id UNIQUE (public_id)
);
INSERT INTO "account" VALUES(1,'f37aac1f3b97a666f6e68537','Ms Rahn','rahn','rahn','$argon2id$v=19$m=8,t=1,p=1$vMHraSbjBWw$WYYReQ','instructor','UTC',10,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000');
INSERT INTO "account" VALUES(2,'39f6f53472b65e23737bece2','Mira','mira','mira','$argon2id$v=19$m=8,t=1,p=1$IA+xFpQH9Uo$tQacHg','learner','UTC',10,'2026-11-23 09:10:00.000000','2026-11-23 09:10:00.000000');
INSERT INTO "account" VALUES(3,'6534beafda9351a2514e801e','Noor =1+1','noor','noor','$argon2id$v=19$m=8,t=1,p=1$PXZXk9WUZuY$l/c1rA','learner','UTC',10,'2026-11-23 09:10:00.000000','2026-11-23 09:10:00.000000');
INSERT INTO "account" VALUES(4,'50e8512b4dd547c38a015128','Ben',NULL,NULL,NULL,'learner','Asia/Kolkata',10,'2026-11-23 09:10:00.000000','2026-11-23 09:10:00.000000');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE answer_event (
	id INTEGER NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	client VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	base_revision INTEGER NOT NULL, 
	response TEXT, 
	received_at DATETIME NOT NULL, 
	CONSTRAINT pk_answer_event PRIMARY KEY (id), 
	CONSTRAINT fk_answer_event_attempt_id_attempt FOREIGN KEY(attempt_id) REFERENCES attempt (id) ON DELETE CASCADE, 
	CONSTRAINT uq_answer_event_attempt_id_position_client_sequence UNIQUE (attempt_id, position, client, sequence)
);
INSERT INTO "answer_event" VALUES(1,1,1,'form',1,0,'{"value":"1900","shown":"1900"}','2026-11-23 09:20:00.000000');
INSERT INTO "answer_event" VALUES(2,1,2,'form',1,0,'{"value":[1881,1881],"shown":"1881"}','2026-11-23 09:20:00.000000');
INSERT INTO "answer_event" VALUES(3,1,3,'form',1,0,'{"value":0,"shown":"True"}','2026-11-23 09:20:00.000000');
INSERT INTO "answer_event" VALUES(4,2,1,'form',1,0,'{"value":"1900","shown":"1900"}','2026-11-23 09:25:00.000000');
INSERT INTO "answer_event" VALUES(5,2,2,'form',1,0,'{"value":[1874,1874],"shown":"1874"}','2026-11-23 09:25:00.000000');
INSERT INTO "answer_event" VALUES(6,2,3,'form',1,0,'{"value":1,"shown":"False"}','2026-11-23 09:25:00.000000');
INSERT INTO "answer_event" VALUES(7,2,4,'form',1,0,'{"value":0,"shown":"Velm"}','2026-11-23 09:25:00.000000');
INSERT INTO "answer_event" VALUES(8,3,1,'form',1,0,'{"value":"1900","shown":"1900"}','2026-11-23 09:25:00.000000');
CREATE TABLE attempt (
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
	CONSTRAINT pk_attempt PRIMARY KEY (id), 
	CONSTRAINT ck_attempt_status_known CHECK (status in ('open', 'submitted', 'late')), 
	CONSTRAINT fk_attempt_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attempt_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attempt_quiz_id_quiz FOREIGN KEY(quiz_id) REFERENCES quiz (id) ON DELETE CASCADE, 
	CONSTRAINT uq_attempt_public_id UNIQUE (public_id), 
	CONSTRAINT uq_attempt_quiz_id_learner_id_number UNIQUE (quiz_id, learner_id, number)
);
INSERT INTO "attempt" VALUES(1,'000000000000000000000006',NULL,2,1,1,'524cb67861e1d21f','{"sections":[],"kinds":[],"count":3,"weights":false,"least_weight":1}','seed',1,'submitted','2026-11-23 09:20:00.000000','2026-11-23 09:20:00.000000',2.0,3.0);
INSERT INTO "attempt" VALUES(2,'000000000000000000000007',1,2,1,1,'524cb67861e1d21f','{"sections":[],"kinds":[],"count":4,"weights":false,"least_weight":1}','seed',1,'submitted','2026-11-23 09:25:00.000000','2026-11-23 09:25:00.000000',3.0,4.0);
INSERT INTO "attempt" VALUES(3,'000000000000000000000008',1,3,1,1,'524cb67861e1d21f','{"sections":[],"kinds":[],"count":4,"weights":false,"least_weight":1}','seed',1,'open','2026-11-23 09:25:00.000000',NULL,NULL,4.0);
CREATE TABLE attempt_item (
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
	CONSTRAINT pk_attempt_item PRIMARY KEY (attempt_id, position), 
	CONSTRAINT fk_attempt_item_attempt_id_attempt FOREIGN KEY(attempt_id) REFERENCES attempt (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attempt_item_fact_id_fact FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE
);
INSERT INTO "attempt_item" VALUES(1,1,28,'{"kind":"number","facts":["dockers-1950-city"],"prompt":"How many dockers were at work in 1950, by the count of the city council?","key":"1,900 persons","answer_text":"1,900 persons","at":["T2 n9"],"options":[],"hint":"persons","guess_chance":0.0,"say":"By the city council''s count the harbour had 1,900 persons at work in 1950.","why":"","caution":"","section":"trade","detail":{"turned":false,"marking":{"accept":[["1900","1900"]],"refuse":[],"scale":"1","decimals":0,"bound":"exact","is_range":false,"type":"number","currency":"","out_of":"","per":"","units":[["persons","1"],["person","1"],["people","1"]],"other_units":["island","islands","kilometers","kilometre","kilometres","meters","metre","metres","t","ton","tonnes","tons"]}}}','{"value":"1900","shown":"1900"}','1900',1,0.0,'2026-11-23 09:20:00.000000',1.0,'',0);
INSERT INTO "attempt_item" VALUES(1,2,8,'{"kind":"year","facts":["iron-bridge-opened"],"prompt":"In which year was the Iron Bridge opened?","key":"1874","answer_text":"1874","at":["H1 n3"],"options":[],"hint":"a year","guess_chance":0.0,"say":"The Iron Bridge was opened in 1874.","why":"","caution":"","section":"history","detail":{"turned":false,"first":1874,"last":1874,"also":[],"refused":[],"year":1874}}','{"value":[1881,1881],"shown":"1881"}','1881',1,0.0,'2026-11-23 09:20:00.000000',0.0,'',0);
INSERT INTO "attempt_item" VALUES(1,3,13,'{"kind":"true_false","facts":["iron-bridge-designer"],"prompt":"The Iron Bridge was designed by Edith Crane.","key":0,"answer_text":"Edith Crane","at":["H1"],"options":[["True","",false],["False","It is what the source says.",false]],"hint":"","guess_chance":0.6,"say":"The Iron Bridge was designed by Edith Crane.","why":"","caution":"","section":"history","detail":{"turned":false,"is_true":true,"swapped_in":"","correction":"","mentions":[],"shown_as_answer":"True"}}','{"value":0,"shown":"True"}','True',1,0.0,'2026-11-23 09:20:00.000000',1.0,'',1);
INSERT INTO "attempt_item" VALUES(2,1,28,'{"kind":"number","facts":["dockers-1950-city"],"prompt":"How many dockers were at work in 1950, by the count of the city council?","key":"1,900 persons","answer_text":"1,900 persons","at":["T2 n9"],"options":[],"hint":"persons","guess_chance":0.0,"say":"By the city council''s count the harbour had 1,900 persons at work in 1950.","why":"","caution":"","section":"trade","detail":{"turned":false,"marking":{"accept":[["1900","1900"]],"refuse":[],"scale":"1","decimals":0,"bound":"exact","is_range":false,"type":"number","currency":"","out_of":"","per":"","units":[["persons","1"],["person","1"],["people","1"]],"other_units":["island","islands","kilometers","kilometre","kilometres","meters","metre","metres","t","ton","tonnes","tons"]}}}','{"value":"1900","shown":"1900"}','1900',1,0.0,'2026-11-23 09:25:00.000000',1.0,'',0);
INSERT INTO "attempt_item" VALUES(2,2,8,'{"kind":"year","facts":["iron-bridge-opened"],"prompt":"In which year was the Iron Bridge opened?","key":"1874","answer_text":"1874","at":["H1 n3"],"options":[],"hint":"a year","guess_chance":0.0,"say":"The Iron Bridge was opened in 1874.","why":"","caution":"","section":"history","detail":{"turned":false,"first":1874,"last":1874,"also":[],"refused":[],"year":1874}}','{"value":[1874,1874],"shown":"1874"}','1874',1,0.0,'2026-11-23 09:25:00.000000',1.0,'',0);
INSERT INTO "attempt_item" VALUES(2,3,13,'{"kind":"true_false","facts":["iron-bridge-designer"],"prompt":"The Iron Bridge was designed by Edith Crane.","key":0,"answer_text":"Edith Crane","at":["H1"],"options":[["True","",false],["False","It is what the source says.",false]],"hint":"","guess_chance":0.6,"say":"The Iron Bridge was designed by Edith Crane.","why":"","caution":"","section":"history","detail":{"turned":false,"is_true":true,"swapped_in":"","correction":"","mentions":[],"shown_as_answer":"True"}}','{"value":1,"shown":"False"}','False',1,0.0,'2026-11-23 09:25:00.000000',0.0,'It is what the source says.',0);
INSERT INTO "attempt_item" VALUES(2,4,1,'{"kind":"choice","facts":["river-at-harbour"],"prompt":"At the mouth of which river does the harbour lie?","key":0,"answer_text":"Velm","at":["G1"],"options":[["Velm","",false],["Corran","Another of the rivers of the county; the source gives a different one.",false],["Asher","The Asher is 98 kilometres long.",false],["Ister Brook","Another of the rivers of the county; the source gives a different one.",false]],"hint":"","guess_chance":0.35,"say":"The harbour lies at the mouth of the Velm.","why":"","caution":"","section":"geography","detail":{"turned":false,"mentions":["asher-length"]}}','{"value":0,"shown":"Velm"}','Velm',1,0.0,'2026-11-23 09:25:00.000000',1.0,'',0);
INSERT INTO "attempt_item" VALUES(3,1,28,'{"kind":"number","facts":["dockers-1950-city"],"prompt":"How many dockers were at work in 1950, by the count of the city council?","key":"1,900 persons","answer_text":"1,900 persons","at":["T2 n9"],"options":[],"hint":"persons","guess_chance":0.0,"say":"By the city council''s count the harbour had 1,900 persons at work in 1950.","why":"","caution":"","section":"trade","detail":{"turned":false,"marking":{"accept":[["1900","1900"]],"refuse":[],"scale":"1","decimals":0,"bound":"exact","is_range":false,"type":"number","currency":"","out_of":"","per":"","units":[["persons","1"],["person","1"],["people","1"]],"other_units":["island","islands","kilometers","kilometre","kilometres","meters","metre","metres","t","ton","tonnes","tons"]}}}','{"value":"1900","shown":"1900"}','1900',1,0.0,'2026-11-23 09:25:00.000000',NULL,'',0);
INSERT INTO "attempt_item" VALUES(3,2,8,'{"kind":"year","facts":["iron-bridge-opened"],"prompt":"In which year was the Iron Bridge opened?","key":"1874","answer_text":"1874","at":["H1 n3"],"options":[],"hint":"a year","guess_chance":0.0,"say":"The Iron Bridge was opened in 1874.","why":"","caution":"","section":"history","detail":{"turned":false,"first":1874,"last":1874,"also":[],"refused":[],"year":1874}}',NULL,'',0,0.0,NULL,NULL,'',0);
INSERT INTO "attempt_item" VALUES(3,3,13,'{"kind":"true_false","facts":["iron-bridge-designer"],"prompt":"The Iron Bridge was designed by Edith Crane.","key":0,"answer_text":"Edith Crane","at":["H1"],"options":[["True","",false],["False","It is what the source says.",false]],"hint":"","guess_chance":0.6,"say":"The Iron Bridge was designed by Edith Crane.","why":"","caution":"","section":"history","detail":{"turned":false,"is_true":true,"swapped_in":"","correction":"","mentions":[],"shown_as_answer":"True"}}',NULL,'',0,0.0,NULL,NULL,'',0);
INSERT INTO "attempt_item" VALUES(3,4,1,'{"kind":"choice","facts":["river-at-harbour"],"prompt":"At the mouth of which river does the harbour lie?","key":0,"answer_text":"Velm","at":["G1"],"options":[["Velm","",false],["Corran","Another of the rivers of the county; the source gives a different one.",false],["Asher","The Asher is 98 kilometres long.",false],["Ister Brook","Another of the rivers of the county; the source gives a different one.",false]],"hint":"","guess_chance":0.35,"say":"The harbour lies at the mouth of the Velm.","why":"","caution":"","section":"geography","detail":{"turned":false,"mentions":["asher-length"]}}',NULL,'',0,0.0,NULL,NULL,'',0);
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
INSERT INTO "bank" VALUES(1,'harbour','The Harbour of Port Selwyn','database','learners','a8d4dca8123aa365','2026-11-23 09:00:00.000000');
INSERT INTO "bank" VALUES(2,'keys','Keys of the harbour','folder','instructors','8b3241bcaf6559a4','2026-11-23 09:00:00.000000');
CREATE TABLE bank_revision (
	bank_id INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	document TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_bank_revision PRIMARY KEY (bank_id, digest), 
	CONSTRAINT fk_bank_revision_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE
);
INSERT INTO "bank_revision" VALUES(1,'524cb67861e1d21f','{"slug":"harbour","bank":{"title":"The Harbour of Port Selwyn","summary":"How a fishing village became a port.","source":"A. Writer: The Harbour of Port Selwyn (invented for tests)","language":"en","direction":"ltr","audience":"learners","notes":["n1-n20"],"pools":[{"id":"structure","members":"structures of the harbour"},{"id":"port","members":"ports of the coast"},{"id":"person","members":"people of Port Selwyn"},{"id":"river","members":"rivers of the county"},{"id":"company","members":"shipping companies"}],"units":[{"id":"tons","dimension":"mass","factor":"1","one":"ton","many":"tons","spellings":["t","tonnes"]},{"id":"km","dimension":"length","factor":"1000","one":"kilometre","many":"kilometres","spellings":["kilometers"]},{"id":"m","dimension":"length","factor":"1","one":"metre","many":"metres","spellings":["meters"]},{"id":"persons","dimension":"people","factor":"1","one":"person","many":"persons","spellings":["people"]},{"id":"islands","dimension":"islands","factor":"1","one":"island","many":"islands"}],"sections":[{"id":"geography","title":"Geography","paragraphs":["G1-G4"]},{"id":"history","title":"History","paragraphs":["H1-H8"]},{"id":"trade","title":"Trade","paragraphs":["T1-T6"]}]},"names":[{"id":"harbour","label":"the harbour"},{"id":"port-selwyn","label":"Port Selwyn","pool":"port"},{"id":"old-quay-port","label":"Old Quay","pool":"port","in":"port-selwyn"},{"id":"marrow-head","label":"Marrow Head","pool":"port"},{"id":"tarn-haven","label":"Tarn Haven","pool":"port"},{"id":"calder-mouth","label":"Calder Mouth","pool":"port"},{"id":"dunmere","label":"Dunmere","pool":"port","also":["Dunmere Roads"]},{"id":"north-pier","label":"North Pier","pool":"structure"},{"id":"iron-bridge","label":"Iron Bridge","pool":"structure"},{"id":"lighthouse","label":"Gull Rock Lighthouse","pool":"structure","also":["Gull Rock Light"]},{"id":"railway-station","label":"Railway Station","pool":"structure"},{"id":"customs-house","label":"Customs House","pool":"structure"},{"id":"dry-dock","label":"Dry Dock","pool":"structure"},{"id":"fish-market","label":"Fish Market","pool":"structure"},{"id":"edith-crane","label":"Edith Crane","pool":"person"},{"id":"john-holloway","label":"John Holloway","pool":"person","also":["J. Holloway"]},{"id":"mary-thorne","label":"Mary Thorne","pool":"person"},{"id":"samuel-pike","label":"Samuel Pike","pool":"person"},{"id":"agnes-bell","label":"Agnes Bell","pool":"person"},{"id":"velm","label":"Velm","pool":"river","also":["Velmar"]},{"id":"little-velm","label":"Little Velm","pool":"river"},{"id":"asher","label":"Asher","pool":"river"},{"id":"corran","label":"Corran","pool":"river"},{"id":"ister","label":"Ister Brook","pool":"river"},{"id":"selwyn-line","label":"Selwyn Line","pool":"company"},{"id":"gannet-steamers","label":"Gannet Steamers","pool":"company"},{"id":"coast-mail","label":"Coast Mail","pool":"company"},{"id":"northern-packet","label":"Northern Packet","pool":"company"},{"id":"strike","label":"Dockers'' Strike"},{"id":"great-flood","label":"Great Flood"},{"id":"coast-treaty","label":"Coast Treaty"},{"id":"dredging","label":"Dredging of the channel"},{"id":"new-quay","label":"New Quay"},{"id":"islands","label":"Selwyn Islands"},{"id":"dockers","label":"dockers"}],"facts":[{"id":"river-at-harbour","section":"geography","about":{"of":"harbour","what":"river"},"say":"The harbour lies at the mouth of the {Velm}.","ask":"At the mouth of which river does the harbour lie?","answer":{"name":"velm"},"at":["G1"],"weight":"3"},{"id":"velm-length","section":"geography","about":{"of":"velm","what":"length"},"say":"The Velm is {about 212 kilometres} long.","ask":"How long is the Velm?","answer":{"number":"212","unit":"km","bound":"about","within":"10%"},"at":["G1 n1"],"weight":"2"},{"id":"asher-length","section":"geography","about":{"of":"asher","what":"length"},"say":"The Asher is {98 kilometres} long.","ask":"How long is the Asher?","answer":{"number":"98","unit":"km"},"at":["G1 n1"],"weight":"2"},{"id":"north-pier-length","section":"geography","about":{"of":"north-pier","what":"length"},"say":"The North Pier is {640 metres} long.","ask":"How long is the North Pier?","answer":{"number":"640","unit":"m"},"at":["G2"],"weight":"2"},{"id":"islands-inhabited","section":"geography","about":{"of":"islands","what":"inhabited"},"say":"People live on {16 of 17 islands} off Port Selwyn.","ask":"How many of the islands off Port Selwyn are inhabited?","answer":{"number":"16","unit":"islands","out_of":"17"},"at":["G3"],"weight":"2"},{"id":"silting-cause","section":"geography","about":{"of":"harbour","what":"cause of silting"},"say":"The harbour silts up because {the tide carries sand in}.","ask":"Why does the harbour silt up?","answer":{"term":"the tide carries sand in","role":"cause"},"at":["G4"],"weight":"2","wrong":[{"text":"the river carries gravel down","because":"The river is slow here; the tide brings the sand."},{"text":"ships throw ballast overboard","because":"Ballast was never dropped in the channel."},{"text":"the cliffs crumble into the bay","because":"The cliffs are granite."}]},{"id":"north-pier-opened","section":"history","about":{"of":"north-pier","what":"opened"},"say":"The North Pier was opened in {1862}.","ask":"In which year was the North Pier opened?","answer":{"year":"1862"},"turn":{"ask":"Which structure of the harbour was opened in 1862?","answer":{"name":"north-pier"}},"event":{"label":"The North Pier opens"},"at":["H1 n2"],"weight":"3","why":"It was the first pier built of stone."},{"id":"iron-bridge-opened","section":"history","about":{"of":"iron-bridge","what":"opened"},"say":"The Iron Bridge was opened in {1874}.","ask":"In which year was the Iron Bridge opened?","answer":{"year":"1874"},"turn":{"ask":"Which structure of the harbour was opened in 1874?","answer":{"name":"iron-bridge"}},"event":{"label":"The Iron Bridge opens"},"at":["H1 n3"],"weight":"2"},{"id":"lighthouse-opened","section":"history","about":{"of":"lighthouse","what":"opened"},"say":"The Gull Rock Lighthouse was opened in {1889}.","ask":"In which year was the Gull Rock Lighthouse opened?","answer":{"year":"1889"},"turn":{"ask":"Which structure of the harbour was opened in 1889?","answer":{"name":"lighthouse"}},"event":{"label":"The Gull Rock Lighthouse opens"},"at":["H2 n4"],"weight":"2"},{"id":"railway-station-opened","section":"history","about":{"of":"railway-station","what":"opened"},"say":"The Railway Station was opened in {1901}.","ask":"In which year was the Railway Station opened?","answer":{"year":"1901"},"turn":{"ask":"Which structure of the harbour was opened in 1901?","answer":{"name":"railway-station"}},"event":{"label":"The Railway Station opens"},"at":["H2 n5"],"weight":"2"},{"id":"customs-house-opened","section":"history","about":{"of":"customs-house","what":"opened"},"say":"The Customs House was opened in {1911}.","ask":"In which year was the Customs House opened?","answer":{"year":"1911"},"turn":{"ask":"Which structure of the harbour was opened in 1911?","answer":{"name":"customs-house"}},"event":{"label":"The Customs House opens"},"at":["H3 n6"],"weight":"2"},{"id":"dry-dock-opened","section":"history","about":{"of":"dry-dock","what":"opened"},"say":"The Dry Dock was opened in {1926}.","ask":"In which year was the Dry Dock opened?","answer":{"year":"1926"},"turn":{"ask":"Which structure of the harbour was opened in 1926?","answer":{"name":"dry-dock"}},"event":{"label":"The Dry Dock opens"},"at":["H3 n7"],"weight":"1"},{"id":"iron-bridge-designer","section":"history","about":{"of":"iron-bridge","what":"designer"},"say":"The Iron Bridge was designed by {Edith Crane}.","ask":"Who designed the Iron Bridge?","answer":{"name":"edith-crane"},"at":["H1"],"weight":"2"},{"id":"lighthouse-designer","section":"history","about":{"of":"lighthouse","what":"designer"},"say":"The Gull Rock Lighthouse was designed by {John Holloway}.","ask":"Who designed the Gull Rock Lighthouse?","answer":{"name":"john-holloway"},"at":["H2"],"weight":"2"},{"id":"customs-house-designer","section":"history","about":{"of":"customs-house","what":"designer"},"say":"The Customs House was designed by {Mary Thorne}.","ask":"Who designed the Customs House?","answer":{"name":"mary-thorne"},"at":["H3"],"weight":"2"},{"id":"coast-treaty-signed","section":"history","about":{"of":"coast-treaty","what":"signed"},"say":"The Coast Treaty was signed in {March 1921}.","ask":"In which month was the Coast Treaty signed?","answer":{"date":"1921-03"},"event":{"label":"The Coast Treaty is signed"},"at":["H4"],"weight":"2"},{"id":"strike-began","section":"history","about":{"of":"strike","what":"began"},"say":"The Dockers'' Strike began on {25 October 1937}.","ask":"On which day did the Dockers'' Strike begin?","answer":{"date":"1937-10-25"},"event":{"label":"The Dockers'' Strike begins"},"at":["H5"],"weight":"2"},{"id":"strike-ended","section":"history","about":{"of":"strike","what":"ended"},"say":"The Dockers'' Strike ended on {3 December 1937}.","ask":"On which day did the Dockers'' Strike end?","answer":{"date":"1937-12-03"},"at":["H5"],"weight":"2"},{"id":"great-flood-date","section":"history","about":{"of":"great-flood","what":"date"},"say":"The Great Flood came on {1 February 1953}.","ask":"On which day did the Great Flood come?","answer":{"date":"1953-02-01"},"event":{"label":"The Great Flood"},"at":["H6"],"weight":"3"},{"id":"blockade","section":"history","about":{"of":"harbour","what":"blockade"},"say":"The harbour was blockaded in {1914–1918}.","ask":"When was the harbour blockaded?","answer":{"period":{"from":"1914","to":"1918"}},"at":["H4"],"weight":"2"},{"id":"dredging-period","section":"history","about":{"of":"dredging","what":"took place"},"say":"The channel was dredged in {1932–1936}.","ask":"When was the channel dredged?","answer":{"period":{"from":"1932","to":"1936"}},"at":["H5"],"weight":"2"},{"id":"first-steamers","section":"history","about":{"of":"harbour","what":"first steamers"},"say":"The first steamers called in the {second half of the 1850s}.","ask":"When did the first steamers call?","answer":{"period":{"from":"1855","to":"1859","grain":"half-decade"},"show":"second half of the 1850s"},"at":["H1"],"weight":"2","caution":"The source prints 1850.","printed":["second half of 1850"]},{"id":"coast-treaty-parties","section":"history","about":{"of":"coast-treaty","what":"parties"},"say":"The Coast Treaty was signed by {Port Selwyn, Marrow Head and Tarn Haven}.","ask":"Which ports signed the Coast Treaty?","answer":{"list":[{"name":"port-selwyn"},{"name":"marrow-head"},{"name":"tarn-haven"}]},"at":["H4"],"weight":"2"},{"id":"cargo-1950","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1950"},"say":"In 1950 the harbour handled {410 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1950?","answer":{"number":"410","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"cargo-1970","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1970"},"say":"In 1970 the harbour handled {1,250 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1970?","answer":{"number":"1250","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"cargo-1990","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1990"},"say":"In 1990 the harbour handled {865.5 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1990?","answer":{"number":"865.5","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"dockers-1950","section":"trade","about":{"of":"dockers","what":"number","in":"1950","by":"union figures"},"say":"By union figures the harbour had {over 2,300 persons} at work in 1950.","ask":"How many dockers were at work in 1950, by union figures?","answer":{"number":"2300","unit":"persons","bound":"over"},"at":["T2 n8"],"weight":"2","rival":["dockers-1950-city"]},{"id":"dockers-1950-city","section":"trade","about":{"of":"dockers","what":"number","in":"1950","by":"the city council"},"say":"By the city council''s count the harbour had {1,900 persons} at work in 1950.","ask":"How many dockers were at work in 1950, by the count of the city council?","answer":{"number":"1900","unit":"persons"},"at":["T2 n9"],"weight":"2"},{"id":"share-grain","section":"trade","about":{"of":"harbour","what":"share of grain","in":"1990"},"say":"In 1990 grain made up {37.5 per cent} of the cargo.","ask":"What share of the cargo was grain in 1990?","answer":{"percent":"37.5","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"share-coal","section":"trade","about":{"of":"harbour","what":"share of coal","in":"1990"},"say":"In 1990 coal made up {21.0 per cent} of the cargo.","ask":"What share of the cargo was coal in 1990?","answer":{"percent":"21.0","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"share-timber","section":"trade","about":{"of":"harbour","what":"share of timber","in":"1990"},"say":"In 1990 timber made up {12.5 per cent} of the cargo.","ask":"What share of the cargo was timber in 1990?","answer":{"percent":"12.5","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"dredging-cost","section":"trade","about":{"of":"dredging","what":"cost"},"say":"The dredging cost {$4.2 million}.","ask":"How much did the dredging cost?","answer":{"money":"4.2","scale":"million","currency":"USD"},"at":["T4"],"weight":"2"},{"id":"dry-dock-cost","section":"trade","about":{"of":"dry-dock","what":"cost"},"say":"The Dry Dock cost {$1.8 million}.","ask":"How much did the Dry Dock cost?","answer":{"money":"1.8","scale":"million","currency":"USD"},"at":["T4"],"weight":"2"},{"id":"new-quay-cost","section":"trade","about":{"of":"new-quay","what":"cost"},"say":"The New Quay cost {about $300–400 million}.","ask":"How much did the New Quay cost?","answer":{"money":{"from":"300","to":"400"},"scale":"million","currency":"USD","bound":"about"},"at":["T5"],"weight":"2"},{"id":"ship-type","section":"trade","about":{"of":"selwyn-line","what":"ships"},"say":"The Selwyn Line sailed mostly {paddle steamers}.","ask":"What kind of ship did the Selwyn Line mostly sail?","answer":{"term":"paddle steamers","also":["paddle steamer"]},"at":["T6"],"weight":"2","wrong":[{"text":"clippers","because":"The clippers belonged to Gannet Steamers."},{"text":"barges","because":"Barges stayed on the river."},{"text":"trawlers","because":"Trawlers belonged to the fishermen."}],"tags":["ships"]}],"series":[{"id":"cargo","title":"Cargo handled by the harbour","unit":"tons","scale":"thousand","at":["T1"],"points":[{"x":"1950","y":"410","fact":"cargo-1950"},{"x":"1960","y":"780"},{"x":"1970","y":"1250","fact":"cargo-1970"},{"x":"1980","y":"1010"},{"x":"1990","y":"865.5","fact":"cargo-1990"}]}],"fixed":[]}','2026-11-23 09:00:00.000000');
INSERT INTO "bank_revision" VALUES(2,'8b3241bcaf6559a4','{"slug":"keys","bank":{"title":"Keys of the harbour","summary":"How a fishing village became a port.","source":"A. Writer: The Harbour of Port Selwyn (invented for tests)","language":"en","direction":"ltr","audience":"instructors","notes":["n1-n20"],"pools":[{"id":"structure","members":"structures of the harbour"},{"id":"port","members":"ports of the coast"},{"id":"person","members":"people of Port Selwyn"},{"id":"river","members":"rivers of the county"},{"id":"company","members":"shipping companies"}],"units":[{"id":"tons","dimension":"mass","factor":"1","one":"ton","many":"tons","spellings":["t","tonnes"]},{"id":"km","dimension":"length","factor":"1000","one":"kilometre","many":"kilometres","spellings":["kilometers"]},{"id":"m","dimension":"length","factor":"1","one":"metre","many":"metres","spellings":["meters"]},{"id":"persons","dimension":"people","factor":"1","one":"person","many":"persons","spellings":["people"]},{"id":"islands","dimension":"islands","factor":"1","one":"island","many":"islands"}],"sections":[{"id":"geography","title":"Geography","paragraphs":["G1-G4"]},{"id":"history","title":"History","paragraphs":["H1-H8"]},{"id":"trade","title":"Trade","paragraphs":["T1-T6"]}]},"names":[{"id":"harbour","label":"the harbour"},{"id":"port-selwyn","label":"Port Selwyn","pool":"port"},{"id":"old-quay-port","label":"Old Quay","pool":"port","in":"port-selwyn"},{"id":"marrow-head","label":"Marrow Head","pool":"port"},{"id":"tarn-haven","label":"Tarn Haven","pool":"port"},{"id":"calder-mouth","label":"Calder Mouth","pool":"port"},{"id":"dunmere","label":"Dunmere","pool":"port","also":["Dunmere Roads"]},{"id":"north-pier","label":"North Pier","pool":"structure"},{"id":"iron-bridge","label":"Iron Bridge","pool":"structure"},{"id":"lighthouse","label":"Gull Rock Lighthouse","pool":"structure","also":["Gull Rock Light"]},{"id":"railway-station","label":"Railway Station","pool":"structure"},{"id":"customs-house","label":"Customs House","pool":"structure"},{"id":"dry-dock","label":"Dry Dock","pool":"structure"},{"id":"fish-market","label":"Fish Market","pool":"structure"},{"id":"edith-crane","label":"Edith Crane","pool":"person"},{"id":"john-holloway","label":"John Holloway","pool":"person","also":["J. Holloway"]},{"id":"mary-thorne","label":"Mary Thorne","pool":"person"},{"id":"samuel-pike","label":"Samuel Pike","pool":"person"},{"id":"agnes-bell","label":"Agnes Bell","pool":"person"},{"id":"velm","label":"Velm","pool":"river","also":["Velmar"]},{"id":"little-velm","label":"Little Velm","pool":"river"},{"id":"asher","label":"Asher","pool":"river"},{"id":"corran","label":"Corran","pool":"river"},{"id":"ister","label":"Ister Brook","pool":"river"},{"id":"selwyn-line","label":"Selwyn Line","pool":"company"},{"id":"gannet-steamers","label":"Gannet Steamers","pool":"company"},{"id":"coast-mail","label":"Coast Mail","pool":"company"},{"id":"northern-packet","label":"Northern Packet","pool":"company"},{"id":"strike","label":"Dockers'' Strike"},{"id":"great-flood","label":"Great Flood"},{"id":"coast-treaty","label":"Coast Treaty"},{"id":"dredging","label":"Dredging of the channel"},{"id":"new-quay","label":"New Quay"},{"id":"islands","label":"Selwyn Islands"},{"id":"dockers","label":"dockers"}],"facts":[{"id":"river-at-harbour","section":"geography","about":{"of":"harbour","what":"river"},"say":"The harbour lies at the mouth of the {Velm}.","ask":"At the mouth of which river does the harbour lie?","answer":{"name":"velm"},"at":["G1"],"weight":"3"},{"id":"velm-length","section":"geography","about":{"of":"velm","what":"length"},"say":"The Velm is {about 212 kilometres} long.","ask":"How long is the Velm?","answer":{"number":"212","unit":"km","bound":"about","within":"10%"},"at":["G1 n1"],"weight":"2"},{"id":"asher-length","section":"geography","about":{"of":"asher","what":"length"},"say":"The Asher is {98 kilometres} long.","ask":"How long is the Asher?","answer":{"number":"98","unit":"km"},"at":["G1 n1"],"weight":"2"},{"id":"north-pier-length","section":"geography","about":{"of":"north-pier","what":"length"},"say":"The North Pier is {640 metres} long.","ask":"How long is the North Pier?","answer":{"number":"640","unit":"m"},"at":["G2"],"weight":"2"},{"id":"islands-inhabited","section":"geography","about":{"of":"islands","what":"inhabited"},"say":"People live on {16 of 17 islands} off Port Selwyn.","ask":"How many of the islands off Port Selwyn are inhabited?","answer":{"number":"16","unit":"islands","out_of":"17"},"at":["G3"],"weight":"2"},{"id":"silting-cause","section":"geography","about":{"of":"harbour","what":"cause of silting"},"say":"The harbour silts up because {the tide carries sand in}.","ask":"Why does the harbour silt up?","answer":{"term":"the tide carries sand in","role":"cause"},"at":["G4"],"weight":"2","wrong":[{"text":"the river carries gravel down","because":"The river is slow here; the tide brings the sand."},{"text":"ships throw ballast overboard","because":"Ballast was never dropped in the channel."},{"text":"the cliffs crumble into the bay","because":"The cliffs are granite."}]},{"id":"north-pier-opened","section":"history","about":{"of":"north-pier","what":"opened"},"say":"The North Pier was opened in {1862}.","ask":"In which year was the North Pier opened?","answer":{"year":"1862"},"turn":{"ask":"Which structure of the harbour was opened in 1862?","answer":{"name":"north-pier"}},"event":{"label":"The North Pier opens"},"at":["H1 n2"],"weight":"3","why":"It was the first pier built of stone."},{"id":"iron-bridge-opened","section":"history","about":{"of":"iron-bridge","what":"opened"},"say":"The Iron Bridge was opened in {1874}.","ask":"In which year was the Iron Bridge opened?","answer":{"year":"1874"},"turn":{"ask":"Which structure of the harbour was opened in 1874?","answer":{"name":"iron-bridge"}},"event":{"label":"The Iron Bridge opens"},"at":["H1 n3"],"weight":"2"},{"id":"lighthouse-opened","section":"history","about":{"of":"lighthouse","what":"opened"},"say":"The Gull Rock Lighthouse was opened in {1889}.","ask":"In which year was the Gull Rock Lighthouse opened?","answer":{"year":"1889"},"turn":{"ask":"Which structure of the harbour was opened in 1889?","answer":{"name":"lighthouse"}},"event":{"label":"The Gull Rock Lighthouse opens"},"at":["H2 n4"],"weight":"2"},{"id":"railway-station-opened","section":"history","about":{"of":"railway-station","what":"opened"},"say":"The Railway Station was opened in {1901}.","ask":"In which year was the Railway Station opened?","answer":{"year":"1901"},"turn":{"ask":"Which structure of the harbour was opened in 1901?","answer":{"name":"railway-station"}},"event":{"label":"The Railway Station opens"},"at":["H2 n5"],"weight":"2"},{"id":"customs-house-opened","section":"history","about":{"of":"customs-house","what":"opened"},"say":"The Customs House was opened in {1911}.","ask":"In which year was the Customs House opened?","answer":{"year":"1911"},"turn":{"ask":"Which structure of the harbour was opened in 1911?","answer":{"name":"customs-house"}},"event":{"label":"The Customs House opens"},"at":["H3 n6"],"weight":"2"},{"id":"dry-dock-opened","section":"history","about":{"of":"dry-dock","what":"opened"},"say":"The Dry Dock was opened in {1926}.","ask":"In which year was the Dry Dock opened?","answer":{"year":"1926"},"turn":{"ask":"Which structure of the harbour was opened in 1926?","answer":{"name":"dry-dock"}},"event":{"label":"The Dry Dock opens"},"at":["H3 n7"],"weight":"1"},{"id":"iron-bridge-designer","section":"history","about":{"of":"iron-bridge","what":"designer"},"say":"The Iron Bridge was designed by {Edith Crane}.","ask":"Who designed the Iron Bridge?","answer":{"name":"edith-crane"},"at":["H1"],"weight":"2"},{"id":"lighthouse-designer","section":"history","about":{"of":"lighthouse","what":"designer"},"say":"The Gull Rock Lighthouse was designed by {John Holloway}.","ask":"Who designed the Gull Rock Lighthouse?","answer":{"name":"john-holloway"},"at":["H2"],"weight":"2"},{"id":"customs-house-designer","section":"history","about":{"of":"customs-house","what":"designer"},"say":"The Customs House was designed by {Mary Thorne}.","ask":"Who designed the Customs House?","answer":{"name":"mary-thorne"},"at":["H3"],"weight":"2"},{"id":"coast-treaty-signed","section":"history","about":{"of":"coast-treaty","what":"signed"},"say":"The Coast Treaty was signed in {March 1921}.","ask":"In which month was the Coast Treaty signed?","answer":{"date":"1921-03"},"event":{"label":"The Coast Treaty is signed"},"at":["H4"],"weight":"2"},{"id":"strike-began","section":"history","about":{"of":"strike","what":"began"},"say":"The Dockers'' Strike began on {25 October 1937}.","ask":"On which day did the Dockers'' Strike begin?","answer":{"date":"1937-10-25"},"event":{"label":"The Dockers'' Strike begins"},"at":["H5"],"weight":"2"},{"id":"strike-ended","section":"history","about":{"of":"strike","what":"ended"},"say":"The Dockers'' Strike ended on {3 December 1937}.","ask":"On which day did the Dockers'' Strike end?","answer":{"date":"1937-12-03"},"at":["H5"],"weight":"2"},{"id":"great-flood-date","section":"history","about":{"of":"great-flood","what":"date"},"say":"The Great Flood came on {1 February 1953}.","ask":"On which day did the Great Flood come?","answer":{"date":"1953-02-01"},"event":{"label":"The Great Flood"},"at":["H6"],"weight":"3"},{"id":"blockade","section":"history","about":{"of":"harbour","what":"blockade"},"say":"The harbour was blockaded in {1914–1918}.","ask":"When was the harbour blockaded?","answer":{"period":{"from":"1914","to":"1918"}},"at":["H4"],"weight":"2"},{"id":"dredging-period","section":"history","about":{"of":"dredging","what":"took place"},"say":"The channel was dredged in {1932–1936}.","ask":"When was the channel dredged?","answer":{"period":{"from":"1932","to":"1936"}},"at":["H5"],"weight":"2"},{"id":"first-steamers","section":"history","about":{"of":"harbour","what":"first steamers"},"say":"The first steamers called in the {second half of the 1850s}.","ask":"When did the first steamers call?","answer":{"period":{"from":"1855","to":"1859","grain":"half-decade"},"show":"second half of the 1850s"},"at":["H1"],"weight":"2","caution":"The source prints 1850.","printed":["second half of 1850"]},{"id":"coast-treaty-parties","section":"history","about":{"of":"coast-treaty","what":"parties"},"say":"The Coast Treaty was signed by {Port Selwyn, Marrow Head and Tarn Haven}.","ask":"Which ports signed the Coast Treaty?","answer":{"list":[{"name":"port-selwyn"},{"name":"marrow-head"},{"name":"tarn-haven"}]},"at":["H4"],"weight":"2"},{"id":"cargo-1950","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1950"},"say":"In 1950 the harbour handled {410 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1950?","answer":{"number":"410","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"cargo-1970","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1970"},"say":"In 1970 the harbour handled {1,250 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1970?","answer":{"number":"1250","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"cargo-1990","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1990"},"say":"In 1990 the harbour handled {865.5 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1990?","answer":{"number":"865.5","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"dockers-1950","section":"trade","about":{"of":"dockers","what":"number","in":"1950","by":"union figures"},"say":"By union figures the harbour had {over 2,300 persons} at work in 1950.","ask":"How many dockers were at work in 1950, by union figures?","answer":{"number":"2300","unit":"persons","bound":"over"},"at":["T2 n8"],"weight":"2","rival":["dockers-1950-city"]},{"id":"dockers-1950-city","section":"trade","about":{"of":"dockers","what":"number","in":"1950","by":"the city council"},"say":"By the city council''s count the harbour had {1,900 persons} at work in 1950.","ask":"How many dockers were at work in 1950, by the count of the city council?","answer":{"number":"1900","unit":"persons"},"at":["T2 n9"],"weight":"2"},{"id":"share-grain","section":"trade","about":{"of":"harbour","what":"share of grain","in":"1990"},"say":"In 1990 grain made up {37.5 per cent} of the cargo.","ask":"What share of the cargo was grain in 1990?","answer":{"percent":"37.5","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"share-coal","section":"trade","about":{"of":"harbour","what":"share of coal","in":"1990"},"say":"In 1990 coal made up {21.0 per cent} of the cargo.","ask":"What share of the cargo was coal in 1990?","answer":{"percent":"21.0","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"share-timber","section":"trade","about":{"of":"harbour","what":"share of timber","in":"1990"},"say":"In 1990 timber made up {12.5 per cent} of the cargo.","ask":"What share of the cargo was timber in 1990?","answer":{"percent":"12.5","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"dredging-cost","section":"trade","about":{"of":"dredging","what":"cost"},"say":"The dredging cost {$4.2 million}.","ask":"How much did the dredging cost?","answer":{"money":"4.2","scale":"million","currency":"USD"},"at":["T4"],"weight":"2"},{"id":"dry-dock-cost","section":"trade","about":{"of":"dry-dock","what":"cost"},"say":"The Dry Dock cost {$1.8 million}.","ask":"How much did the Dry Dock cost?","answer":{"money":"1.8","scale":"million","currency":"USD"},"at":["T4"],"weight":"2"},{"id":"new-quay-cost","section":"trade","about":{"of":"new-quay","what":"cost"},"say":"The New Quay cost {about $300–400 million}.","ask":"How much did the New Quay cost?","answer":{"money":{"from":"300","to":"400"},"scale":"million","currency":"USD","bound":"about"},"at":["T5"],"weight":"2"},{"id":"ship-type","section":"trade","about":{"of":"selwyn-line","what":"ships"},"say":"The Selwyn Line sailed mostly {paddle steamers}.","ask":"What kind of ship did the Selwyn Line mostly sail?","answer":{"term":"paddle steamers","also":["paddle steamer"]},"at":["T6"],"weight":"2","wrong":[{"text":"clippers","because":"The clippers belonged to Gannet Steamers."},{"text":"barges","because":"Barges stayed on the river."},{"text":"trawlers","because":"Trawlers belonged to the fishermen."}],"tags":["ships"]}],"series":[{"id":"cargo","title":"Cargo handled by the harbour","unit":"tons","scale":"thousand","at":["T1"],"points":[{"x":"1950","y":"410","fact":"cargo-1950"},{"x":"1960","y":"780"},{"x":"1970","y":"1250","fact":"cargo-1970"},{"x":"1980","y":"1010"},{"x":"1990","y":"865.5","fact":"cargo-1990"}]}],"fixed":[]}','2026-11-23 09:00:00.000000');
INSERT INTO "bank_revision" VALUES(1,'a8d4dca8123aa365','{"slug":"harbour","bank":{"title":"The Harbour of Port Selwyn","summary":"How a fishing village became a port.","source":"A. Writer: The Harbour of Port Selwyn (invented for tests)","language":"en","direction":"ltr","audience":"learners","notes":["n1-n20"],"pools":[{"id":"structure","members":"structures of the harbour"},{"id":"port","members":"ports of the coast"},{"id":"person","members":"people of Port Selwyn"},{"id":"river","members":"rivers of the county"},{"id":"company","members":"shipping companies"}],"units":[{"id":"tons","dimension":"mass","factor":"1","one":"ton","many":"tons","spellings":["t","tonnes"]},{"id":"km","dimension":"length","factor":"1000","one":"kilometre","many":"kilometres","spellings":["kilometers"]},{"id":"m","dimension":"length","factor":"1","one":"metre","many":"metres","spellings":["meters"]},{"id":"persons","dimension":"people","factor":"1","one":"person","many":"persons","spellings":["people"]},{"id":"islands","dimension":"islands","factor":"1","one":"island","many":"islands"}],"sections":[{"id":"geography","title":"Geography","paragraphs":["G1-G4"]},{"id":"history","title":"History","paragraphs":["H1-H8"]},{"id":"trade","title":"Trade","paragraphs":["T1-T6"]}]},"names":[{"id":"harbour","label":"the harbour"},{"id":"port-selwyn","label":"Port Selwyn","pool":"port"},{"id":"old-quay-port","label":"Old Quay","pool":"port","in":"port-selwyn"},{"id":"marrow-head","label":"Marrow Head","pool":"port"},{"id":"tarn-haven","label":"Tarn Haven","pool":"port"},{"id":"calder-mouth","label":"Calder Mouth","pool":"port"},{"id":"dunmere","label":"Dunmere","pool":"port","also":["Dunmere Roads"]},{"id":"north-pier","label":"North Pier","pool":"structure"},{"id":"iron-bridge","label":"Iron Bridge","pool":"structure"},{"id":"lighthouse","label":"Gull Rock Lighthouse","pool":"structure","also":["Gull Rock Light"]},{"id":"railway-station","label":"Railway Station","pool":"structure"},{"id":"customs-house","label":"Customs House","pool":"structure"},{"id":"dry-dock","label":"Dry Dock","pool":"structure"},{"id":"fish-market","label":"Fish Market","pool":"structure"},{"id":"edith-crane","label":"Edith Crane","pool":"person"},{"id":"john-holloway","label":"John Holloway","pool":"person","also":["J. Holloway"]},{"id":"mary-thorne","label":"Mary Thorne","pool":"person"},{"id":"samuel-pike","label":"Samuel Pike","pool":"person"},{"id":"agnes-bell","label":"Agnes Bell","pool":"person"},{"id":"velm","label":"Velm","pool":"river","also":["Velmar"]},{"id":"little-velm","label":"Little Velm","pool":"river"},{"id":"asher","label":"Asher","pool":"river"},{"id":"corran","label":"Corran","pool":"river"},{"id":"ister","label":"Ister Brook","pool":"river"},{"id":"selwyn-line","label":"Selwyn Line","pool":"company"},{"id":"gannet-steamers","label":"Gannet Steamers","pool":"company"},{"id":"coast-mail","label":"Coast Mail","pool":"company"},{"id":"northern-packet","label":"Northern Packet","pool":"company"},{"id":"strike","label":"Dockers'' Strike"},{"id":"great-flood","label":"Great Flood"},{"id":"coast-treaty","label":"Coast Treaty"},{"id":"dredging","label":"Dredging of the channel"},{"id":"new-quay","label":"New Quay"},{"id":"islands","label":"Selwyn Islands"},{"id":"dockers","label":"dockers"}],"facts":[{"id":"river-at-harbour","section":"geography","about":{"of":"harbour","what":"river"},"say":"The harbour lies at the mouth of the {Velm}.","ask":"At the mouth of which river does the harbour lie?","answer":{"name":"velm"},"at":["G1"],"weight":"3"},{"id":"velm-length","section":"geography","about":{"of":"velm","what":"length"},"say":"The Velm is {about 212 kilometres} long.","ask":"How long is the Velm?","answer":{"number":"212","unit":"km","bound":"about","within":"10%"},"at":["G1 n1"],"weight":"2"},{"id":"asher-length","section":"geography","about":{"of":"asher","what":"length"},"say":"The Asher is {98 kilometres} long.","ask":"How long is the Asher?","answer":{"number":"98","unit":"km"},"at":["G1 n1"],"weight":"2"},{"id":"north-pier-length","section":"geography","about":{"of":"north-pier","what":"length"},"say":"The North Pier is {640 metres} long.","ask":"How long is the North Pier?","answer":{"number":"640","unit":"m"},"at":["G2"],"weight":"2"},{"id":"islands-inhabited","section":"geography","about":{"of":"islands","what":"inhabited"},"say":"People live on {16 of 17 islands} off Port Selwyn.","ask":"How many of the islands off Port Selwyn are inhabited?","answer":{"number":"16","unit":"islands","out_of":"17"},"at":["G3"],"weight":"2"},{"id":"silting-cause","section":"geography","about":{"of":"harbour","what":"cause of silting"},"say":"The harbour silts up because {the tide carries sand in}.","ask":"Why does the harbour silt up?","answer":{"term":"the tide carries sand in","role":"cause"},"at":["G4"],"weight":"2","wrong":[{"text":"the river carries gravel down","because":"The river is slow here; the tide brings the sand."},{"text":"ships throw ballast overboard","because":"Ballast was never dropped in the channel."},{"text":"the cliffs crumble into the bay","because":"The cliffs are granite."}]},{"id":"north-pier-opened","section":"history","about":{"of":"north-pier","what":"opened"},"say":"The North Pier was opened in {1862}.","ask":"In which year was the North Pier opened?","answer":{"year":"1862"},"turn":{"ask":"Which structure of the harbour was opened in 1862?","answer":{"name":"north-pier"}},"event":{"label":"The North Pier opens"},"at":["H1 n2"],"weight":"3","why":"It was the first pier built of stone."},{"id":"iron-bridge-opened","section":"history","about":{"of":"iron-bridge","what":"opened"},"say":"The Iron Bridge was opened in {1874}.","ask":"In which year was the Iron Bridge opened?","answer":{"year":"1874"},"turn":{"ask":"Which structure of the harbour was opened in 1874?","answer":{"name":"iron-bridge"}},"event":{"label":"The Iron Bridge opens"},"at":["H1 n3"],"weight":"2"},{"id":"lighthouse-opened","section":"history","about":{"of":"lighthouse","what":"opened"},"say":"The Gull Rock Lighthouse was opened in {1889}.","ask":"In which year was the Gull Rock Lighthouse opened?","answer":{"year":"1889"},"turn":{"ask":"Which structure of the harbour was opened in 1889?","answer":{"name":"lighthouse"}},"event":{"label":"The Gull Rock Lighthouse opens"},"at":["H2 n4"],"weight":"2"},{"id":"railway-station-opened","section":"history","about":{"of":"railway-station","what":"opened"},"say":"The Railway Station was opened in {1901}.","ask":"In which year was the Railway Station opened?","answer":{"year":"1901"},"turn":{"ask":"Which structure of the harbour was opened in 1901?","answer":{"name":"railway-station"}},"event":{"label":"The Railway Station opens"},"at":["H2 n5"],"weight":"2"},{"id":"customs-house-opened","section":"history","about":{"of":"customs-house","what":"opened"},"say":"The Customs House was opened in {1911}.","ask":"In which year was the Customs House opened?","answer":{"year":"1911"},"turn":{"ask":"Which structure of the harbour was opened in 1911?","answer":{"name":"customs-house"}},"event":{"label":"The Customs House opens"},"at":["H3 n6"],"weight":"2"},{"id":"dry-dock-opened","section":"history","about":{"of":"dry-dock","what":"opened"},"say":"The Dry Dock was opened in {1926}.","ask":"In which year was the Dry Dock opened?","answer":{"year":"1926"},"turn":{"ask":"Which structure of the harbour was opened in 1926?","answer":{"name":"dry-dock"}},"event":{"label":"The Dry Dock opens"},"at":["H3 n7"],"weight":"1"},{"id":"iron-bridge-designer","section":"history","about":{"of":"iron-bridge","what":"designer"},"say":"The Iron Bridge was designed by {Edith Crane}.","ask":"Who designed the Iron Bridge?","answer":{"name":"edith-crane"},"at":["H1"],"weight":"2"},{"id":"lighthouse-designer","section":"history","about":{"of":"lighthouse","what":"designer"},"say":"The Gull Rock Lighthouse was designed by {John Holloway}.","ask":"Who designed the Gull Rock Lighthouse?","answer":{"name":"john-holloway"},"at":["H2"],"weight":"2"},{"id":"customs-house-designer","section":"history","about":{"of":"customs-house","what":"designer"},"say":"The Customs House was designed by {Mary Thorne}.","ask":"Who designed the Customs House?","answer":{"name":"mary-thorne"},"at":["H3"],"weight":"2"},{"id":"coast-treaty-signed","section":"history","about":{"of":"coast-treaty","what":"signed"},"say":"The Coast Treaty was signed in {March 1921}.","ask":"In which month was the Coast Treaty signed?","answer":{"date":"1921-03"},"event":{"label":"The Coast Treaty is signed"},"at":["H4"],"weight":"2"},{"id":"strike-began","section":"history","about":{"of":"strike","what":"began"},"say":"The Dockers'' Strike began on {25 October 1937}.","ask":"On which day did the Dockers'' Strike begin?","answer":{"date":"1937-10-25"},"event":{"label":"The Dockers'' Strike begins"},"at":["H5"],"weight":"2"},{"id":"strike-ended","section":"history","about":{"of":"strike","what":"ended"},"say":"The Dockers'' Strike ended on {3 December 1937}.","ask":"On which day did the Dockers'' Strike end?","answer":{"date":"1937-12-03"},"at":["H5"],"weight":"2"},{"id":"great-flood-date","section":"history","about":{"of":"great-flood","what":"date"},"say":"The Great Flood came on {1 February 1953}.","ask":"On which day did the Great Flood come?","answer":{"date":"1953-02-01"},"event":{"label":"The Great Flood"},"at":["H6"],"weight":"3"},{"id":"blockade","section":"history","about":{"of":"harbour","what":"blockade"},"say":"The harbour was blockaded in {1914–1918}.","ask":"When was the harbour blockaded?","answer":{"period":{"from":"1914","to":"1918"}},"at":["H4"],"weight":"2"},{"id":"dredging-period","section":"history","about":{"of":"dredging","what":"took place"},"say":"The channel was dredged in {1932–1936}.","ask":"When was the channel dredged?","answer":{"period":{"from":"1932","to":"1936"}},"at":["H5"],"weight":"2"},{"id":"first-steamers","section":"history","about":{"of":"harbour","what":"first steamers"},"say":"The first steamers called in the {second half of the 1850s}.","ask":"When did the first steamers call?","answer":{"period":{"from":"1855","to":"1859","grain":"half-decade"},"show":"second half of the 1850s"},"at":["H1"],"weight":"2","caution":"The source prints 1850.","printed":["second half of 1850"]},{"id":"coast-treaty-parties","section":"history","about":{"of":"coast-treaty","what":"parties"},"say":"The Coast Treaty was signed by {Port Selwyn, Marrow Head and Tarn Haven}.","ask":"Which ports signed the Coast Treaty?","answer":{"list":[{"name":"port-selwyn"},{"name":"marrow-head"},{"name":"tarn-haven"}]},"at":["H4"],"weight":"2"},{"id":"crane-bought","section":"history","about":{"of":"harbour","what":"crane bought"},"say":"The harbour bought its first crane in {1885}.","ask":"In which year did the harbour buy its first crane?","answer":{"year":"1885"},"at":["H2"],"weight":"2"},{"id":"cargo-1950","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1950"},"say":"In 1950 the harbour handled {410 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1950?","answer":{"number":"410","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"cargo-1970","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1970"},"say":"In 1970 the harbour handled {1,250 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1970?","answer":{"number":"1250","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"cargo-1990","section":"trade","about":{"of":"harbour","what":"cargo handled","in":"1990"},"say":"In 1990 the harbour handled {865.5 thousand tons} of cargo.","ask":"How much cargo did the harbour handle in 1990?","answer":{"number":"865.5","scale":"thousand","unit":"tons"},"at":["T1"],"weight":"2"},{"id":"dockers-1950","section":"trade","about":{"of":"dockers","what":"number","in":"1950","by":"union figures"},"say":"By union figures the harbour had {over 2,300 persons} at work in 1950.","ask":"How many dockers were at work in 1950, by union figures?","answer":{"number":"2300","unit":"persons","bound":"over"},"at":["T2 n8"],"weight":"2","rival":["dockers-1950-city"]},{"id":"dockers-1950-city","section":"trade","about":{"of":"dockers","what":"number","in":"1950","by":"the city council"},"say":"By the city council''s count the harbour had {1,900 persons} at work in 1950.","ask":"How many dockers were at work in 1950, by the count of the city council?","answer":{"number":"1900","unit":"persons"},"at":["T2 n9"],"weight":"2"},{"id":"share-grain","section":"trade","about":{"of":"harbour","what":"share of grain","in":"1990"},"say":"In 1990 grain made up {37.5 per cent} of the cargo.","ask":"What share of the cargo was grain in 1990?","answer":{"percent":"37.5","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"share-coal","section":"trade","about":{"of":"harbour","what":"share of coal","in":"1990"},"say":"In 1990 coal made up {21.0 per cent} of the cargo.","ask":"What share of the cargo was coal in 1990?","answer":{"percent":"21.0","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"share-timber","section":"trade","about":{"of":"harbour","what":"share of timber","in":"1990"},"say":"In 1990 timber made up {12.5 per cent} of the cargo.","ask":"What share of the cargo was timber in 1990?","answer":{"percent":"12.5","share_of":"the cargo"},"at":["T3"],"weight":"2"},{"id":"dredging-cost","section":"trade","about":{"of":"dredging","what":"cost"},"say":"The dredging cost {$4.2 million}.","ask":"How much did the dredging cost?","answer":{"money":"4.2","scale":"million","currency":"USD"},"at":["T4"],"weight":"2"},{"id":"dry-dock-cost","section":"trade","about":{"of":"dry-dock","what":"cost"},"say":"The Dry Dock cost {$1.8 million}.","ask":"How much did the Dry Dock cost?","answer":{"money":"1.8","scale":"million","currency":"USD"},"at":["T4"],"weight":"2"},{"id":"new-quay-cost","section":"trade","about":{"of":"new-quay","what":"cost"},"say":"The New Quay cost {about $300–400 million}.","ask":"How much did the New Quay cost?","answer":{"money":{"from":"300","to":"400"},"scale":"million","currency":"USD","bound":"about"},"at":["T5"],"weight":"2"},{"id":"ship-type","section":"trade","about":{"of":"selwyn-line","what":"ships"},"say":"The Selwyn Line sailed mostly {paddle steamers}.","ask":"What kind of ship did the Selwyn Line mostly sail?","answer":{"term":"paddle steamers","also":["paddle steamer"]},"at":["T6"],"weight":"2","wrong":[{"text":"clippers","because":"The clippers belonged to Gannet Steamers."},{"text":"barges","because":"Barges stayed on the river."},{"text":"trawlers","because":"Trawlers belonged to the fishermen."}],"tags":["ships"]}],"series":[{"id":"cargo","title":"Cargo handled by the harbour","unit":"tons","scale":"thousand","at":["T1"],"points":[{"x":"1950","y":"410","fact":"cargo-1950"},{"x":"1960","y":"780"},{"x":"1970","y":"1250","fact":"cargo-1970"},{"x":"1980","y":"1010"},{"x":"1990","y":"865.5","fact":"cargo-1990"}]}],"fixed":[]}','2026-11-23 09:30:00.000000');
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
INSERT INTO "bank_upload" VALUES(1,'000000000000000000000009',1,'harbour','history.yaml',X'66616374733A0A20202D2069643A206372616E652D626F756768740A2020202061626F75743A207B6F663A20686172626F75722C20776861743A206372616E6520626F756768747D0A202020207361793A202254686520686172626F757220626F7567687420697473206669727374206372616E6520696E207B313838357D2E220A2020202061736B3A2022496E2077686963682079656172206469642074686520686172626F75722062757920697473206669727374206372616E653F220A20202020616E737765723A207B796561723A202231383835227D0A2020202061743A205B48325D0A','2026-11-23 09:30:00.000000','2026-11-23 09:30:00.000000');
INSERT INTO "bank_upload" VALUES(2,'00000000000000000000000a',1,'harbour','more.yaml',X'66616374733A0A20202D2069643A206E6F7274682D706965722D6F70656E65640A2020202061626F75743A207B6F663A206E6F7274682D706965722C20776861743A206F70656E65647D0A202020207361793A2022546865204E6F727468205069657220776173206F70656E656420696E207B313836337D2E220A2020202061736B3A2022496E20776869636820796561722077617320746865204E6F7274682050696572206F70656E65643F220A20202020616E737765723A207B796561723A202231383633227D0A2020202061743A205B48315D0A202020207765696768743A20330A','2026-11-23 09:30:00.000000',NULL);
CREATE TABLE class (
	id INTEGER NOT NULL, 
	public_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	join_code VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_class PRIMARY KEY (id), 
	CONSTRAINT uq_class_join_code UNIQUE (join_code), 
	CONSTRAINT uq_class_public_id UNIQUE (public_id)
);
INSERT INTO "class" VALUES(1,'000000000000000000000001','10B','UAC3E7Z8','2026-11-23 09:00:00.000000');
INSERT INTO "class" VALUES(2,'000000000000000000000002','11A','U5MXX987','2026-11-23 09:00:00.000000');
CREATE TABLE class_instructor (
	class_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	CONSTRAINT pk_class_instructor PRIMARY KEY (class_id, account_id), 
	CONSTRAINT fk_class_instructor_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_class_instructor_class_id_class FOREIGN KEY(class_id) REFERENCES class (id) ON DELETE CASCADE
);
INSERT INTO "class_instructor" VALUES(1,1);
INSERT INTO "class_instructor" VALUES(2,1);
CREATE TABLE class_member (
	class_id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	joined_at DATETIME NOT NULL, 
	CONSTRAINT pk_class_member PRIMARY KEY (class_id, learner_id), 
	CONSTRAINT fk_class_member_class_id_class FOREIGN KEY(class_id) REFERENCES class (id) ON DELETE CASCADE, 
	CONSTRAINT fk_class_member_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE
);
INSERT INTO "class_member" VALUES(1,2,'2026-11-23 09:10:00.000000');
INSERT INTO "class_member" VALUES(1,3,'2026-11-23 09:10:00.000000');
INSERT INTO "class_member" VALUES(1,4,'2026-11-23 09:10:00.000000');
CREATE TABLE fact (
	id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	slug VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	retired_at DATETIME, 
	CONSTRAINT pk_fact PRIMARY KEY (id), 
	CONSTRAINT fk_fact_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE, 
	CONSTRAINT uq_fact_bank_id_slug UNIQUE (bank_id, slug)
);
INSERT INTO "fact" VALUES(1,1,'river-at-harbour','name',NULL);
INSERT INTO "fact" VALUES(2,1,'velm-length','number',NULL);
INSERT INTO "fact" VALUES(3,1,'asher-length','number',NULL);
INSERT INTO "fact" VALUES(4,1,'north-pier-length','number',NULL);
INSERT INTO "fact" VALUES(5,1,'islands-inhabited','number',NULL);
INSERT INTO "fact" VALUES(6,1,'silting-cause','term',NULL);
INSERT INTO "fact" VALUES(7,1,'north-pier-opened','year',NULL);
INSERT INTO "fact" VALUES(8,1,'iron-bridge-opened','year',NULL);
INSERT INTO "fact" VALUES(9,1,'lighthouse-opened','year',NULL);
INSERT INTO "fact" VALUES(10,1,'railway-station-opened','year',NULL);
INSERT INTO "fact" VALUES(11,1,'customs-house-opened','year',NULL);
INSERT INTO "fact" VALUES(12,1,'dry-dock-opened','year',NULL);
INSERT INTO "fact" VALUES(13,1,'iron-bridge-designer','name',NULL);
INSERT INTO "fact" VALUES(14,1,'lighthouse-designer','name',NULL);
INSERT INTO "fact" VALUES(15,1,'customs-house-designer','name',NULL);
INSERT INTO "fact" VALUES(16,1,'coast-treaty-signed','date',NULL);
INSERT INTO "fact" VALUES(17,1,'strike-began','date',NULL);
INSERT INTO "fact" VALUES(18,1,'strike-ended','date',NULL);
INSERT INTO "fact" VALUES(19,1,'great-flood-date','date',NULL);
INSERT INTO "fact" VALUES(20,1,'blockade','period',NULL);
INSERT INTO "fact" VALUES(21,1,'dredging-period','period',NULL);
INSERT INTO "fact" VALUES(22,1,'first-steamers','period',NULL);
INSERT INTO "fact" VALUES(23,1,'coast-treaty-parties','list',NULL);
INSERT INTO "fact" VALUES(24,1,'cargo-1950','number',NULL);
INSERT INTO "fact" VALUES(25,1,'cargo-1970','number',NULL);
INSERT INTO "fact" VALUES(26,1,'cargo-1990','number',NULL);
INSERT INTO "fact" VALUES(27,1,'dockers-1950','number',NULL);
INSERT INTO "fact" VALUES(28,1,'dockers-1950-city','number',NULL);
INSERT INTO "fact" VALUES(29,1,'share-grain','percent',NULL);
INSERT INTO "fact" VALUES(30,1,'share-coal','percent',NULL);
INSERT INTO "fact" VALUES(31,1,'share-timber','percent',NULL);
INSERT INTO "fact" VALUES(32,1,'dredging-cost','money',NULL);
INSERT INTO "fact" VALUES(33,1,'dry-dock-cost','money',NULL);
INSERT INTO "fact" VALUES(34,1,'new-quay-cost','money',NULL);
INSERT INTO "fact" VALUES(35,1,'ship-type','term',NULL);
INSERT INTO "fact" VALUES(36,1,'series:cargo','series',NULL);
INSERT INTO "fact" VALUES(37,2,'river-at-harbour','name',NULL);
INSERT INTO "fact" VALUES(38,2,'velm-length','number',NULL);
INSERT INTO "fact" VALUES(39,2,'asher-length','number',NULL);
INSERT INTO "fact" VALUES(40,2,'north-pier-length','number',NULL);
INSERT INTO "fact" VALUES(41,2,'islands-inhabited','number',NULL);
INSERT INTO "fact" VALUES(42,2,'silting-cause','term',NULL);
INSERT INTO "fact" VALUES(43,2,'north-pier-opened','year',NULL);
INSERT INTO "fact" VALUES(44,2,'iron-bridge-opened','year',NULL);
INSERT INTO "fact" VALUES(45,2,'lighthouse-opened','year',NULL);
INSERT INTO "fact" VALUES(46,2,'railway-station-opened','year',NULL);
INSERT INTO "fact" VALUES(47,2,'customs-house-opened','year',NULL);
INSERT INTO "fact" VALUES(48,2,'dry-dock-opened','year',NULL);
INSERT INTO "fact" VALUES(49,2,'iron-bridge-designer','name',NULL);
INSERT INTO "fact" VALUES(50,2,'lighthouse-designer','name',NULL);
INSERT INTO "fact" VALUES(51,2,'customs-house-designer','name',NULL);
INSERT INTO "fact" VALUES(52,2,'coast-treaty-signed','date',NULL);
INSERT INTO "fact" VALUES(53,2,'strike-began','date',NULL);
INSERT INTO "fact" VALUES(54,2,'strike-ended','date',NULL);
INSERT INTO "fact" VALUES(55,2,'great-flood-date','date',NULL);
INSERT INTO "fact" VALUES(56,2,'blockade','period',NULL);
INSERT INTO "fact" VALUES(57,2,'dredging-period','period',NULL);
INSERT INTO "fact" VALUES(58,2,'first-steamers','period',NULL);
INSERT INTO "fact" VALUES(59,2,'coast-treaty-parties','list',NULL);
INSERT INTO "fact" VALUES(60,2,'cargo-1950','number',NULL);
INSERT INTO "fact" VALUES(61,2,'cargo-1970','number',NULL);
INSERT INTO "fact" VALUES(62,2,'cargo-1990','number',NULL);
INSERT INTO "fact" VALUES(63,2,'dockers-1950','number',NULL);
INSERT INTO "fact" VALUES(64,2,'dockers-1950-city','number',NULL);
INSERT INTO "fact" VALUES(65,2,'share-grain','percent',NULL);
INSERT INTO "fact" VALUES(66,2,'share-coal','percent',NULL);
INSERT INTO "fact" VALUES(67,2,'share-timber','percent',NULL);
INSERT INTO "fact" VALUES(68,2,'dredging-cost','money',NULL);
INSERT INTO "fact" VALUES(69,2,'dry-dock-cost','money',NULL);
INSERT INTO "fact" VALUES(70,2,'new-quay-cost','money',NULL);
INSERT INTO "fact" VALUES(71,2,'ship-type','term',NULL);
INSERT INTO "fact" VALUES(72,2,'series:cargo','series',NULL);
INSERT INTO "fact" VALUES(73,1,'crane-bought','year',NULL);
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
INSERT INTO "fact_memory" VALUES(2,1,1,2.3065,2.11121423578539424426e+00,'2026-11-23','2026-11-25',2,0,'choice');
INSERT INTO "fact_memory" VALUES(2,7,1,2.3065,2.11810397045901499524e+00,'2026-11-23','2026-11-25',1,0,'flashcard');
INSERT INTO "fact_memory" VALUES(4,1,1,2.3065,2.11810397045901499524e+00,'2026-11-23','2026-11-25',1,0,'short_answer');
INSERT INTO "fact_memory" VALUES(2,28,1,2.3065,2.11121423578539424426e+00,'2026-11-23','2026-11-25',2,0,'number');
INSERT INTO "fact_memory" VALUES(2,8,1,2.46689187775672724711e-01,6.40211506929683782374e+00,'2026-11-23','2026-11-24',2,0,'year');
INSERT INTO "fact_memory" VALUES(2,13,1,8.33567171103160309275e-02,8.80630446885683682012e+00,'2026-11-23','2026-11-24',2,0,'true_false');
CREATE TABLE quiz (
	id INTEGER NOT NULL, 
	public_id VARCHAR NOT NULL, 
	class_id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	bank_revision VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	blueprint TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_quiz PRIMARY KEY (id), 
	CONSTRAINT fk_quiz_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE, 
	CONSTRAINT fk_quiz_class_id_class FOREIGN KEY(class_id) REFERENCES class (id) ON DELETE CASCADE, 
	CONSTRAINT uq_quiz_public_id UNIQUE (public_id)
);
INSERT INTO "quiz" VALUES(1,'000000000000000000000005',1,1,'524cb67861e1d21f','Week 1','{"sections":[],"kinds":[],"count":4,"weights":false,"least_weight":1}','2026-11-23 09:20:00.000000');
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
	due_day_after DATE, 
	CONSTRAINT pk_review PRIMARY KEY (id), 
	CONSTRAINT fk_review_fact_id_fact FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_review_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_review_learner_id_fact_id_source_event UNIQUE (learner_id, fact_id, source_event)
);
INSERT INTO "review" VALUES(1,2,1,'524cb67861e1d21f','study:000000000000000000000003:2','2026-11-23','2026-11-23 09:15:00.000000','card','short_answer',0.0,3,1,3,0,NULL,0.0,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25');
INSERT INTO "review" VALUES(2,2,7,'524cb67861e1d21f','study:000000000000000000000003:3','2026-11-23','2026-11-23 09:15:00.000000','card','flashcard',0.0,3,1,3,0,NULL,0.0,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25');
INSERT INTO "review" VALUES(3,4,1,'524cb67861e1d21f','study:000000000000000000000004:2','2026-11-23','2026-11-23 09:15:00.000000','card','short_answer',0.0,3,1,3,0,NULL,0.0,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25');
INSERT INTO "review" VALUES(4,2,28,'524cb67861e1d21f','attempt:000000000000000000000006:1','2026-11-23','2026-11-23 09:20:00.000000','quiz','number',0.0,2,1,3,0,NULL,NULL,1,1,2.3065,2.11810397045901499524e+00,'2026-11-25');
INSERT INTO "review" VALUES(5,2,8,'524cb67861e1d21f','attempt:000000000000000000000006:2','2026-11-23','2026-11-23 09:20:00.000000','quiz','year',0.0,2,0,1,0,NULL,NULL,1,1,0.212,6.4133,'2026-11-24');
INSERT INTO "review" VALUES(6,2,13,'524cb67861e1d21f','attempt:000000000000000000000006:3','2026-11-23','2026-11-23 09:20:00.000000','quiz','true_false',0.6,2,1,1,1,NULL,NULL,1,1,0.212,6.4133,'2026-11-24');
INSERT INTO "review" VALUES(7,2,28,'524cb67861e1d21f','attempt:000000000000000000000007:1','2026-11-23','2026-11-23 09:25:00.000000','quiz','number',0.0,2,1,3,0,1.0,NULL,1,1,2.3065,2.11121423578539424426e+00,'2026-11-25');
INSERT INTO "review" VALUES(8,2,8,'524cb67861e1d21f','attempt:000000000000000000000007:2','2026-11-23','2026-11-23 09:25:00.000000','quiz','year',0.0,2,1,3,0,1.0,NULL,1,1,2.46689187775672724711e-01,6.40211506929683782374e+00,'2026-11-24');
INSERT INTO "review" VALUES(9,2,13,'524cb67861e1d21f','attempt:000000000000000000000007:3','2026-11-23','2026-11-23 09:25:00.000000','quiz','true_false',0.6,2,0,1,0,1.0,NULL,1,1,8.33567171103160309275e-02,8.80630446885683682012e+00,'2026-11-24');
INSERT INTO "review" VALUES(10,2,1,'524cb67861e1d21f','attempt:000000000000000000000007:4','2026-11-23','2026-11-23 09:25:00.000000','quiz','choice',0.35,3,1,3,0,1.0,NULL,1,1,2.3065,2.11121423578539424426e+00,'2026-11-25');
CREATE TABLE set_up_link (
	id INTEGER NOT NULL, 
	token_digest VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_set_up_link PRIMARY KEY (id), 
	CONSTRAINT uq_set_up_link_token_digest UNIQUE (token_digest)
);
INSERT INTO "set_up_link" VALUES(1,'f8f03c176738ad062635e8733627fca87f409a8a13dce7e7257fddfa16a2a86f','2026-11-23 09:00:00.000000','2026-11-24 09:00:00.000000','2026-11-23 09:00:00.000000');
CREATE TABLE sign_in_session (
	id INTEGER NOT NULL, 
	token_digest VARCHAR NOT NULL, 
	account_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	device VARCHAR NOT NULL, 
	CONSTRAINT pk_sign_in_session PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_session_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_sign_in_session_token_digest UNIQUE (token_digest)
);
INSERT INTO "sign_in_session" VALUES(1,'2e44ab031dc8feda78227d0ac084031f378a6b105586805728c630edc196d964',1,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000','2026-11-23 21:00:00.000000',NULL,'');
INSERT INTO "sign_in_session" VALUES(2,'46cdc0433c212b767b20d1f8d0a7c87c26894703da260729273598d5ccd9556d',1,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000','2026-11-23 21:00:00.000000',NULL,'another browser');
INSERT INTO "sign_in_session" VALUES(3,'4814d60ff9337d2dd5e6133f54feff32ae19e747944ce77bdcdc52ce8b712294',2,'2026-11-23 09:10:00.000000','2026-11-23 09:10:00.000000','2027-02-21 09:10:00.000000',NULL,'another browser');
INSERT INTO "sign_in_session" VALUES(4,'32fa754f18fdfa56239135c269512c8e6032d67d54b6144ce81baf915b9cde5e',3,'2026-11-23 09:10:00.000000','2026-11-23 09:10:00.000000','2027-02-21 09:10:00.000000',NULL,'another browser');
INSERT INTO "sign_in_session" VALUES(5,'71a07fac05e125cbffa78bc2e985ec04986963b7dece790156b4ddf2aa4e1783',4,'2026-11-23 09:10:00.000000','2026-11-23 09:10:00.000000','2027-12-28 09:10:00.000000',NULL,'a browser');
INSERT INTO "sign_in_session" VALUES(6,'02debe92e405004aacb0e85a8eedbeb8480d3ca6f90e112f7cf76bde798d8692',2,'2026-11-23 09:30:00.000000','2026-11-23 09:30:00.000000','2027-02-21 09:30:00.000000','2026-11-23 09:30:00.000000','another browser');
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
INSERT INTO "study_answer" VALUES(1,2,1,'{"kind":"short_answer","facts":["river-at-harbour"],"prompt":"At the mouth of which river does the harbour lie?","key":"Velm","answer_text":"Velm","at":["G1"],"options":[],"hint":"a name","guess_chance":0.0,"say":"The harbour lies at the mouth of the Velm.","why":"","caution":"","section":"geography","detail":{"turned":false,"right":["Velm","Velmar"],"refused":[],"rivals":[]}}','{"value":"Velm","shown":"Velm"}','Velm',1.0,'',0,0,'2026-11-23 09:15:00.000000');
INSERT INTO "study_answer" VALUES(1,3,7,'{"kind":"flashcard","facts":["north-pier-opened"],"prompt":"Which structure of the harbour was opened in 1862?","key":"North Pier","answer_text":"North Pier","at":["H1 n2"],"options":[],"hint":"think of it, then turn the card","guess_chance":0.0,"say":"The North Pier was opened in 1862.","why":"It was the first pier built of stone.","caution":"","section":"history","detail":{"turned":true}}','{"value":3,"shown":"Good"}','Good',1.0,'',0,0,'2026-11-23 09:15:00.000000');
INSERT INTO "study_answer" VALUES(2,2,1,'{"kind":"short_answer","facts":["river-at-harbour"],"prompt":"At the mouth of which river does the harbour lie?","key":"Velm","answer_text":"Velm","at":["G1"],"options":[],"hint":"a name","guess_chance":0.0,"say":"The harbour lies at the mouth of the Velm.","why":"","caution":"","section":"geography","detail":{"turned":false,"right":["Velm","Velmar"],"refused":[],"rivals":[]}}','{"value":"Velm","shown":"Velm"}','Velm',1.0,'',0,0,'2026-11-23 09:15:00.000000');
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
	ended_at DATETIME, 
	CONSTRAINT pk_study_session PRIMARY KEY (id), 
	CONSTRAINT fk_study_session_bank_id_bank FOREIGN KEY(bank_id) REFERENCES bank (id) ON DELETE CASCADE, 
	CONSTRAINT fk_study_session_learner_id_account FOREIGN KEY(learner_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT uq_study_session_public_id UNIQUE (public_id)
);
INSERT INTO "study_session" VALUES(1,'000000000000000000000003',2,1,'524cb67861e1d21f','seed','2026-11-23',4,'{"steps":[["river-at-harbour","meet","",false],["north-pier-opened","meet","",false],["river-at-harbour","ask","short_answer",false],["north-pier-opened","ask","flashcard",false]],"results":["met","met","right","right"]}','2026-11-23 09:15:00.000000','2026-11-23 09:15:00.000000','2026-11-23 09:15:00.000000');
INSERT INTO "study_session" VALUES(2,'000000000000000000000004',4,1,'524cb67861e1d21f','seed','2026-11-23',3,'{"steps":[["river-at-harbour","meet","",false],["north-pier-opened","meet","",false],["river-at-harbour","ask","short_answer",false],["north-pier-opened","ask","flashcard",false]],"results":["met","met","right"]}','2026-11-23 09:15:00.000000','2026-11-23 09:15:00.000000',NULL);
CREATE INDEX ix_bank_upload_account_id ON bank_upload (account_id);
CREATE INDEX ix_class_instructor_account_id ON class_instructor (account_id);
CREATE INDEX ix_class_member_learner_id ON class_member (learner_id);
CREATE INDEX ix_quiz_class_id ON quiz (class_id);
CREATE INDEX ix_sign_in_session_account_id ON sign_in_session (account_id);
CREATE INDEX ix_study_session_learner_id ON study_session (learner_id);
CREATE INDEX ix_attempt_learner_id ON attempt (learner_id);
CREATE INDEX ix_fact_memory_queue ON fact_memory (learner_id, bank_id, due_day);
CREATE INDEX ix_review_history ON review (learner_id, fact_id, id);
CREATE INDEX ix_attempt_item_fact_id ON attempt_item (fact_id);
COMMIT;
