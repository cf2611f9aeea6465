-- A journal as version 1 wrote it: records without digests. Never changed: registers like it are out there.
PRAGMA application_id = 1937206122;
PRAGMA user_version = 1;
CREATE TABLE about (register TEXT NOT NULL, policy TEXT NOT NULL);
CREATE TABLE events (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
INSERT INTO about VALUES ('0123456789abcdef0123456789abcdef', 'tea');
INSERT INTO events VALUES (1, '{"facts":{"cups":"1.5"},"happened":"2024-01-15","kind":"visited","recorded":"2024-01-15","recorder":"office","schema":"socialwork.event/1","seq":1,"subject":"T1"}');
INSERT INTO events VALUES (2, '{"happened":"2024-01-15","kind":"closed","recorded":"2024-01-15","recorder":"office","schema":"socialwork.event/1","seq":2,"subject":"T1"}');
