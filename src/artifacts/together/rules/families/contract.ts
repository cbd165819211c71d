import type { Rule } from '../../rule.ts';
import { contractBounds } from '../contract-bounds.ts';
import { contractEnum } from '../contract-enum.ts';
import { contractField } from '../contract-field.ts';
import { contractIdentifier } from '../contract-identifier.ts';
import { contractMirror } from '../contract-mirror.ts';
import { contractNullable } from '../contract-nullable.ts';
import { contractSample } from '../contract-sample.ts';
import { contractSort } from '../contract-sort.ts';
import { contractType } from '../contract-type.ts';
import { contractUnique } from '../contract-unique.ts';
import { contractWidth } from '../contract-width.ts';

export const contractRules: readonly Rule[] = [
  contractBounds,
  contractEnum,
  contractField,
  contractIdentifier,
  contractMirror,
  contractNullable,
  contractSample,
  contractSort,
  contractType,
  contractUnique,
  contractWidth,
];
