import type { Rule } from '../../rule.ts';
import { hotAccessPath } from '../hot-access-path.ts';
import { hotCalled } from '../hot-called.ts';
import { hotIndexNamed } from '../hot-index-named.ts';
import { hotKeyTold } from '../hot-key-told.ts';
import { hotKind } from '../hot-kind.ts';
import { hotLookup } from '../hot-lookup.ts';
import { hotNever } from '../hot-never.ts';
import { hotTold } from '../hot-told.ts';
import { hotUnserved } from '../hot-unserved.ts';

export const hotRules: readonly Rule[] = [
  hotAccessPath,
  hotCalled,
  hotIndexNamed,
  hotKeyTold,
  hotKind,
  hotLookup,
  hotNever,
  hotTold,
  hotUnserved,
];
