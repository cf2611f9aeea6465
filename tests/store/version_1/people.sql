-- The people of a register as version 1 wrote them: without digests, accounts and erasures. Never changed: registers like it are out there.
PRAGMA application_id = 1937206128;
PRAGMA user_version = 1;
CREATE TABLE about (register TEXT NOT NULL);
CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL, number TEXT NOT NULL, unit TEXT NOT NULL);
INSERT INTO about VALUES ('0123456789abcdef0123456789abcdef');
INSERT INTO people VALUES ('T1', '王小明', '', '茶馆');
INSERT INTO people VALUES ('T2', '李华', '17', '');
