import type { Rule } from '../../rule.ts';
import { erAttribute } from '../er-attribute.ts';
import { erCardinality } from '../er-cardinality.ts';
import { erEntity } from '../er-entity.ts';
import { erKey } from '../er-key.ts';
import { erNote } from '../er-note.ts';
import { erRelation } from '../er-relation.ts';
import { erType } from '../er-type.ts';

export const erRules: readonly Rule[] = [erAttribute, erCardinality, erEntity, erKey, erNote, erRelation, erType];
