import type { Piece } from '../piece.ts';
import { basis } from './basis.ts';
import { capacity } from './capacity.ts';
import { code } from './code.ts';
import { context } from './context.ts';
import { contract, endpoints } from './contract.ts';
import { conventions } from './contract-rules.ts';
import { decisions, tradeoffs } from './decisions.ts';
import { entities } from './entities.ts';
import { events } from './events.ts';
import { failures } from './failures.ts';
import { exposures, findings } from './findings.ts';
import { assets, input, secrets, supply } from './hardening.ts';
import { evolution, integration, ownership } from './landscape.ts';
import { missing } from './missing.ts';
import { delivery, maintenance, migration, monitoring } from './operations.ts';
import { overview } from './overview.ts';
import { performance } from './performance.ts';
import { glossary, openQuestions, risks, steps } from './plan.ts';
import { er, paths, schema } from './schema.ts';
import { access, privacy, threats } from './security.ts';
import { sequences } from './sequences.ts';
import { slow } from './slow.ts';
import { stack } from './stack.ts';
import { tests } from './tests.ts';

/** All that a report can say, in the order in which it stands inside a section. */
export const PIECES: readonly Piece[] = [
  basis,
  missing,
  findings,
  overview,
  slow,
  assets,
  context,
  ownership,
  entities,
  schema,
  er,
  endpoints,
  contract,
  conventions,
  sequences,
  events,
  paths,
  failures,
  access,
  threats,
  input,
  secrets,
  supply,
  exposures,
  privacy,
  stack,
  code,
  capacity,
  performance,
  monitoring,
  delivery,
  migration,
  integration,
  evolution,
  decisions,
  tradeoffs,
  steps,
  tests,
  risks,
  maintenance,
  openQuestions,
  glossary,
];
