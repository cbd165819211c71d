import type { Rule } from '../../rule.ts';
import { diagramCalls } from '../diagram-calls.ts';
import { diagramEngines } from '../diagram-engines.ts';
import { diagramMethods } from '../diagram-methods.ts';
import { diagramOnly } from '../diagram-only.ts';
import { diagramOrder } from '../diagram-order.ts';
import { diagramParticipants } from '../diagram-participants.ts';
import { diagramPromises } from '../diagram-promises.ts';
import { diagramRelations } from '../diagram-relations.ts';
import { diagramReplies } from '../diagram-replies.ts';
import { diagramSql } from '../diagram-sql.ts';
import { diagramStates } from '../diagram-states.ts';
import { diagramStrangers } from '../diagram-strangers.ts';
import { diagramTransitions } from '../diagram-transitions.ts';
import { diagramWriters } from '../diagram-writers.ts';

export const diagramRules: readonly Rule[] = [
  diagramCalls,
  diagramEngines,
  diagramMethods,
  diagramOnly,
  diagramOrder,
  diagramParticipants,
  diagramPromises,
  diagramRelations,
  diagramReplies,
  diagramSql,
  diagramStates,
  diagramStrangers,
  diagramTransitions,
  diagramWriters,
];
