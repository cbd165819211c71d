import type { Design } from '../../design/design.ts';
import { STORE_WORDS } from '../../knowledge/stores.ts';
import { listed } from '../../words/spelling.ts';
import { dynamoSchema, mongoSchema } from '../documents.ts';
import { blocks, fence } from '../markdown.ts';
import { termsOf } from '../terms.ts';
import { mysqlDdl } from './mysql.ts';
import { postgresDdl } from './postgresql.ts';
import { sqliteDdl } from './sqlite.ts';

/** What is said before the schema. */
export function schemaWords(design: Design): string {
  const { tables, choices } = design;
  const { field, entities } = termsOf(design);
  const works = tables.filter(({ role }) => role === 'works').map(({ name }) => `\`${name}\``);
  const standing = entities.filter(({ found }) => found).map(({ name }) => `\`${name}\``);
  const version = STORE_WORDS[choices.store.key].version;
  return blocks(
    `For ${version}. The machinery beside ${field}: ${listed(works)}.`,
    standing.length > 0
      ? `${listed(standing.slice(0, 6))} stand there already; here they are written as they are to be, without the columns that this design does not touch.`
      : undefined,
  );
}

/** The schema in the language of the chosen store. */
export function schemaBlock(design: Design): string {
  const { key } = design.choices.store;
  switch (key) {
    case 'postgresql':
      return fence('sql', postgresDdl(design.tables, tenantSetting(design)));
    case 'mysql':
      return fence('mysql', mysqlDdl(design.tables));
    case 'sqlite':
      return fence('sqlite', sqliteDdl(design.tables));
    case 'mongodb':
      return mongoSchema(design);
    case 'dynamodb':
      return dynamoSchema(design);
    default:
      return key satisfies never;
  }
}

/** The setting that a session carries when tenants share the tables. */
function tenantSetting({ choices }: Design): string | undefined {
  return choices.tenancy.key === 'many' ? 'app.tenant_id' : undefined;
}
