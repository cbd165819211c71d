import type { Design } from '../../design/design.ts';
import { listed } from '../../words/spelling.ts';
import { blocks, fence } from '../markdown.ts';
import { termsOf } from '../terms.ts';
import { postgresDdl } from './postgresql.ts';

/** What is said before the schema. */
export function schemaWords(design: Design): string {
  const { tables, choices } = design;
  const { field, entities } = termsOf(design);
  const works = tables.filter(({ role }) => role === 'works').map(({ name }) => `\`${name}\``);
  const standing = entities.filter(({ found }) => found).map(({ name }) => `\`${name}\``);
  const version = VERSIONS[choices.store.key];
  return blocks(
    `For ${version}. The machinery beside ${field}: ${listed(works)}.`,
    standing.length > 0
      ? `${listed(standing.slice(0, 6))} stand there already; here they are written as they are to be, without the columns that this design does not touch.`
      : undefined,
  );
}

const VERSIONS: Record<Design['choices']['store']['key'], string> = {
  postgresql: 'PostgreSQL 18',
  mysql: 'MySQL 8.4',
  sqlite: 'SQLite 3.50',
  mongodb: 'MongoDB 8.0',
  dynamodb: 'DynamoDB',
};

/** The schema in the language of the chosen store. */
export function schemaBlock(design: Design): string {
  return fence('sql', postgresDdl(design.tables, tenantSetting(design)));
}

/** The setting that a session carries when tenants share the tables. */
function tenantSetting({ choices }: Design): string | undefined {
  return choices.tenancy.key === 'many' ? 'app.tenant_id' : undefined;
}
