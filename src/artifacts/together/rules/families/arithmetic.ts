import type { Rule } from '../../rule.ts';
import { arithmeticAvailability } from '../arithmetic-availability.ts';
import { arithmeticColumns } from '../arithmetic-columns.ts';
import { arithmeticConnections } from '../arithmetic-connections.ts';
import { arithmeticCrowds } from '../arithmetic-crowds.ts';
import { arithmeticDerived } from '../arithmetic-derived.ts';
import { arithmeticFormula } from '../arithmetic-formula.ts';
import { arithmeticRestated } from '../arithmetic-restated.ts';
import { arithmeticRows } from '../arithmetic-rows.ts';
import { arithmeticSettings } from '../arithmetic-settings.ts';
import { arithmeticShares } from '../arithmetic-shares.ts';
import { arithmeticSpoken } from '../arithmetic-spoken.ts';
import { arithmeticTotals } from '../arithmetic-totals.ts';

export const arithmeticRules: readonly Rule[] = [
  arithmeticAvailability,
  arithmeticColumns,
  arithmeticConnections,
  arithmeticCrowds,
  arithmeticDerived,
  arithmeticFormula,
  arithmeticRestated,
  arithmeticRows,
  arithmeticSettings,
  arithmeticShares,
  arithmeticSpoken,
  arithmeticTotals,
];
