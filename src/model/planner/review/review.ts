import type { Design } from '../design/design.ts';
import type { Source } from '../repo/reading.ts';
import { reviewCode } from './code-review.ts';
import { reviewContract } from './contract-review.ts';
import { type Finding, inOrderOf } from './finding.ts';
import { reviewSchema } from './schema-review.ts';

const CODE = /\.(?:[cm]?[jt]sx?|py|go|java|kt|rb|php|cs|rs|diff|patch)$/i;
const NO_CODE = /\.(?:sql|prisma|ya?ml|json|toml|md|lock|graphql|gql)$/i;
const CARES = ['data', 'speed', 'security'] as const;
const MOST = 40;

/** All that rules find in what was given, and in the tables that stand in the repo, worst first. */
export function findingsOf({
  repo,
  decided,
  reading,
  tables,
}: Pick<Design, 'repo' | 'decided' | 'reading' | 'tables'>): Finding[] {
  const asked = decided.find(({ ask }) => ask.topic === 'care')?.option ?? 0;
  const care = reading.job === 'slow' ? 'speed' : (CARES[asked] ?? 'data');
  const code = repo.sources.filter(isCode).flatMap(reviewCode);
  const contracts = repo.sources.flatMap(reviewContract);
  const standing = new Set(tables.filter(({ found }) => found).map(({ name }) => name));
  const schema = reviewSchema(repo.tables, (name) => standing.has(name), repo.sources);
  return inOrderOf([...schema, ...contracts, ...code], care).slice(0, MOST);
}

/** Code by its name, or by what stands in it when it came by pipe. */
function isCode({ path, text }: Source): boolean {
  if (CODE.test(path)) return true;
  if (NO_CODE.test(path) || /\bcreate\s+table\b/i.test(text)) return false;
  return /^(?:import |from |const |let |var |def |func |class |package |#include|@@ |\+\+\+ )|=>|\bfunction\b/m.test(
    text,
  );
}
