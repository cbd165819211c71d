import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { PGlite } from '@electric-sql/pglite';
import writeFileAtomic from 'write-file-atomic';
import { makeFolder } from '../../../paths/make-folder.ts';
import type { Database } from './database.ts';

/** What PGlite brings along, by the name of its module; those that read the server's own files are left out. */
const SHIPPED =
  'bloom btree_gin btree_gist citext cube dict_int dict_xsyn earthdistance fuzzystrmatch hstore intarray isn lo ltree moddatetime pg_stat_statements pg_trgm pgcrypto seg tablefunc tcn tsm_system_rows tsm_system_time unaccent uuid_ossp'.split(
    ' ',
  );

/** Those that stand on another one. */
const NEEDS: Readonly<Record<string, string>> = { earthdistance: 'cube' };

/** Raise it when what goes into the image changes. */
const IMAGE = 2;

/** What a document could leave behind if it found a way out of its transaction. */
const LOOK = `
SELECT current_user, session_user, (SELECT count(*) FROM pg_class) AS classes, (SELECT count(*) FROM pg_proc) AS functions,
  (SELECT count(*) FROM pg_authid) AS roles, (SELECT count(*) FROM pg_namespace) AS schemas, (SELECT count(*) FROM pg_type) AS types,
  (SELECT count(*) FROM pg_db_role_setting) AS settings, (SELECT count(*) FROM pg_replication_slots) AS slots,
  (SELECT count(*) FROM pg_largeobject_metadata) AS objects, (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS locks`;

const unpack = promisify(gunzip);

/** How PGlite's extensions are handed to it. */
type Extensions = NonNullable<NonNullable<ConstructorParameters<typeof PGlite>[0]>['extensions']>;

/**
 * Starts PGlite from an image of a fresh database in `cacheDir`, or makes the image first (3 s instead of 1): it is
 * named for PGlite's version, and made anew when it does not load.
 *
 * @param wanted the extensions that can be created in it: each makes the start a little longer
 * @returns undefined when PGlite is not installed
 */
export async function openDatabase(
  cacheDir: string | undefined,
  wanted: ReadonlySet<string>,
): Promise<Database | undefined> {
  const pglite = await import('@electric-sql/pglite').catch(() => undefined);
  if (!pglite) return undefined;
  const extensions = await loadExtensions(wanted);
  const file = cacheDir && join(cacheDir, `postgres-${await versionOf()}-${IMAGE}.tar.gz`);
  const db =
    (file && (await fromImage(pglite.PGlite, extensions, file))) || (await afresh(pglite.PGlite, extensions, file));
  const look = async () => JSON.stringify((await db.exec(LOOK)).map(({ rows }) => rows));
  const fresh = await look();
  return {
    isFresh: () =>
      look().then(
        (now) => now === fresh,
        () => false,
      ),
    extensions: new Set([...SHIPPED, 'plpgsql']),
    close: () => db.close(),
    exec: async (sql) => (await db.exec(sql)).map(({ rows }) => rows),
  };
}

/** The extensions that the text of a document creates, with those they need, as far as PGlite brings them along. */
export function extensionsIn(text: string): string[] {
  const named = [...text.matchAll(/\bCREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+)?"?([\w-]+)/gi)].map(
    ([, name = '']) => name.toLowerCase(),
  );
  return named
    .flatMap((name) => [name === 'uuid-ossp' ? 'uuid_ossp' : name, NEEDS[name] ?? name])
    .filter((name) => SHIPPED.includes(name));
}

async function loadExtensions(wanted: ReadonlySet<string>): Promise<Extensions> {
  const extensions: Extensions = {};
  for (const name of wanted) {
    const module: Record<string, unknown> = await import(`@electric-sql/pglite/contrib/${name}`).catch(() => ({}));
    const extension = module[name];
    if (extension) extensions[name] = extension as Extensions[string];
  }
  return extensions;
}

/** Of the package, so that an image is never loaded by another version than it was made by. */
async function versionOf(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8').catch(() => '{}');
  const version: unknown = JSON.parse(manifest).version;
  return typeof version === 'string' ? version : 'unknown';
}

async function fromImage(Pglite: typeof PGlite, extensions: Extensions, file: string): Promise<PGlite | undefined> {
  const image = await readFile(file).catch(() => undefined);
  if (!image) return undefined;
  try {
    // Unpacked here, it takes half as long as where PGlite would do it.
    const data = await unpack(image);
    const db = await Pglite.create({ loadDataDir: new Blob([new Uint8Array(data)]), extensions });
    await db.exec('SELECT 1');
    return db;
  } catch {
    return undefined;
  }
}

async function afresh(Pglite: typeof PGlite, extensions: Extensions, file: string | undefined): Promise<PGlite> {
  const db = await Pglite.create({ extensions });
  // An image that knows extensions cannot be opened without them.
  if (file && Object.keys(extensions).length === 0) {
    // Without it every start takes three seconds, which is no reason to fail.
    await keepImage(db, file).catch(() => undefined);
  }
  return db;
}

async function keepImage(db: PGlite, file: string): Promise<void> {
  const image = await db.dumpDataDir('gzip');
  makeFolder(dirname(file));
  await writeFileAtomic(file, Buffer.from(await image.arrayBuffer()));
}
