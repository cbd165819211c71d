import { asksForReview } from '../brief/job.ts';
import type { Design } from '../design/design.ts';
import { readRepo, type Source } from '../repo/reading.ts';
import { filesIn, isDiff } from './code/diff.ts';
import { reviewCode } from './code-review.ts';
import { reviewContract } from './contract-review.ts';
import { type Finding, inOrderOf } from './finding.ts';
import { reviewMigration } from './migration-rules.ts';
import { reviewSchema } from './schema-review.ts';

const CODE = /\.(?:[cm]?[jt]sx?|py|go|java|kt|rb|php|cs|rs|diff|patch)$/i;
const NO_CODE = /\.(?:sql|prisma|ya?ml|json|toml|md|lock|graphql|gql)$/i;
const CARES = ['data', 'speed', 'security'] as const;
const MOST = 40;

/** Whether what was given is to be reviewed, and nothing designed. */
export function isReview({ reading, repo }: Pick<Design, 'reading' | 'repo'>): boolean {
  return reading.job === 'review' && repo.given.length > 0;
}

/**
 * All that rules find, worst first: of a review in what was given, and else also in the code of the repo and in those of
 * its tables that the design builds on.
 */
export function findingsOf({
  repo,
  decided,
  reading,
  tables,
}: Pick<Design, 'repo' | 'decided' | 'reading' | 'tables'>): Finding[] {
  const asked = decided.find(({ ask }) => ask.topic === 'care')?.option ?? 0;
  const care = reading.job === 'slow' ? 'speed' : (CARES[asked] ?? 'data');
  const isAll = isReview({ reading, repo });
  const sources = isAll ? repo.given : repo.sources;
  const changes = sources.filter(({ text }) => isDiff(text));
  const whole = sources.filter((source) => !changes.includes(source));
  const code = sources.filter(isCode).flatMap(reviewCode);
  const contracts = whole.flatMap(reviewContract);
  const isAsked = isAll || asksForReview(reading.text);
  const meant = [
    ...repo.tables.filter(({ path }) => isAsked && repo.given.some((source) => source.path === path)),
    ...(isAll ? [] : tables.filter(({ found }) => found)),
  ];
  const standing = new Set(meant.map(({ name }) => name));
  const isOfChange = (path: string) => changes.some((change) => change.path === path);
  const schema = reviewSchema(
    repo.tables.filter(({ path }) => !isOfChange(path)),
    (name) => standing.has(name),
    whole,
  );
  const migrations = isAll ? whole.flatMap(reviewMigration) : [];
  return inOrderOf([...schema, ...migrations, ...contracts, ...code, ...changes.flatMap(reviewChange)], care).slice(
    0,
    isAll ? undefined : MOST,
  );
}

/** Of a diff, the migrations and the contracts in it; its code is judged with all other code. */
function reviewChange(change: Source): Finding[] {
  return filesIn(change).flatMap(({ path, lines, judged, gaps }) => {
    const file = { path, text: lines.join('\n') };
    const tables = /\.sql$/i.test(path) ? readRepo([file], []).tables : [];
    // Of a contract that is not seen as a whole, nobody can tell what is missing.
    const contract = gaps.length === 0 && /\.(?:ya?ml|json)$/i.test(path) ? reviewContract(file) : [];
    return [...reviewSchema(tables, () => true, [file]), ...reviewMigration(file), ...contract].filter(
      ({ line }) => judged?.has(line - 1) !== false,
    );
  });
}

/** Code by its name, or by what stands in it when it came by pipe. */
export function isCode({ path, text }: Source): boolean {
  if (CODE.test(path) || isDiff(text)) return true;
  if (NO_CODE.test(path) || /\bcreate\s+table\b/i.test(text)) return false;
  return /^(?:import |from |const |let |var |def |func |fn |async |pub |use |using |namespace |class |package |module |require |router\.|app\.|#include|<\?php|#?\[\w|@\w|@@ |\+\+\+ )|=>|\bfunction\b|^\s+(?:def|fn|fun) /m.test(
    text,
  );
}
