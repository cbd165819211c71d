import type { Source } from '../repo/reading.ts';
import { filesIn, type Seen } from './code/diff.ts';
import { type Judgement, readProgram } from './code/program.ts';
import type { Finding } from './finding.ts';
import { answers } from './rules/answers.ts';
import { assignment } from './rules/assignment.ts';
import { auth } from './rules/auth.ts';
import { blocking } from './rules/blocking.ts';
import { cors } from './rules/cors.ts';
import { files } from './rules/files.ts';
import { hashing } from './rules/hashing.ts';
import { injection } from './rules/injection.ts';
import { lists } from './rules/lists.ts';
import { outgoing } from './rules/outgoing.ts';
import { payments } from './rules/payments.ts';
import { races } from './rules/races.ts';
import { secrets } from './rules/secrets.ts';
import { swallowed } from './rules/swallowed.ts';
import { types } from './rules/types.ts';
import { writes } from './rules/writes.ts';

const JUDGEMENTS: readonly Judgement[] = [
  injection,
  auth,
  secrets,
  hashing,
  cors,
  files,
  outgoing,
  assignment,
  writes,
  races,
  payments,
  swallowed,
  answers,
  lists,
  blocking,
  types,
];
const MOST_OF_A_RULE = 6;
const NO_CODE = /\.(?:sql|ya?ml|json|toml|md|lock|txt|graphql|gql|proto|html?|css|s[ac]ss|svg|prisma|env\w*|tf|sh)$/i;

/**
 * What judgements find in a text of code, or in the files of a diff. Of a diff, only the lines that it adds are judged,
 * at their place in the new file.
 */
export function reviewCode(source: Source): Finding[] {
  return filesIn(source)
    .filter(({ path }) => !NO_CODE.test(path))
    .flatMap(reviewFile);
}

function reviewFile(seen: Seen): Finding[] {
  const program = readProgram(seen);
  const found: Finding[] = [];
  for (const { line, rule, ...told } of JUDGEMENTS.flatMap((judge) => judge(program))) {
    const isKnown = found.some((other) => other.rule === rule && other.line === line);
    const isMuch = found.filter((other) => other.rule === rule).length >= MOST_OF_A_RULE;
    if (!isKnown && !isMuch && program.isJudged(line)) found.push({ ...told, rule, path: seen.path, line });
  }
  return found;
}
