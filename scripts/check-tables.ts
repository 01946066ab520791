import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCreatedTables, findTableUses } from './checks/find-table-uses.ts';
import { listFiles, root } from './checks/list-files.ts';
import { exceptions, tableOwners } from './checks/table-owners.ts';

/** A table name may appear only in its owner's folder (architecture rule 9): whoever needs the rows asks the owner's index.ts. */
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const ownerOf = new Map(Object.entries(tableOwners).flatMap(([folder, tables]) => tables.map((table) => [table, folder] as const)));
const problems: string[] = [];

const migrations = listFiles('server/src/migrations', /\.ts$/);
const created = new Set(migrations.flatMap((path) => findCreatedTables(read(path))));
for (const table of created) if (!ownerOf.has(table)) problems.push(`${table}: no owner; name one in scripts/checks/table-owners.ts`);
for (const table of ownerOf.keys())
  if (!created.has(table) && table !== 'schema_migrations') problems.push(`${table}: has an owner but no migration creates it`);

const tables = new Set(ownerOf.keys());
for (const path of listFiles('server/src', /(?<!\.test)\.ts$/)) {
  if (path.startsWith('server/src/migrations/') || path.startsWith('server/src/backfills/')) continue;
  for (const { table, line } of findTableUses(path, read(path), tables)) {
    const owner = ownerOf.get(table) ?? '';
    const excepted = exceptions.some((it) => path.startsWith(it.file) && it.tables.includes(table));
    if (!path.startsWith(owner) && !excepted) problems.push(`${path}:${line} uses ${table}, which belongs to ${owner}`);
  }
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${tables.size} tables, each used by its owner only`);
