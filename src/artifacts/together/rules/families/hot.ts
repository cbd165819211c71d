import type { Rule } from '../../rule.ts';
import { hotAccessPath } from '../hot-access-path.ts';
import { hotIndexNamed } from '../hot-index-named.ts';
import { hotKeyTold } from '../hot-key-told.ts';
import { hotLookup } from '../hot-lookup.ts';
import { hotTold } from '../hot-told.ts';
import { hotUnserved } from '../hot-unserved.ts';

export const hotRules: readonly Rule[] = [hotAccessPath, hotIndexNamed, hotKeyTold, hotLookup, hotTold, hotUnserved];
