import type { Rule } from '../../rule.ts';
import { claimsGrounds } from '../claims-grounds.ts';
import { claimsMembers } from '../claims-members.ts';
import { decisionsAlternatives } from '../decisions-alternatives.ts';
import { decisionsBreaches } from '../decisions-breaches.ts';
import { decisionsClaims } from '../decisions-claims.ts';
import { decisionsConflicts } from '../decisions-conflicts.ts';
import { decisionsLifetimes } from '../decisions-lifetimes.ts';
import { decisionsOpposites } from '../decisions-opposites.ts';
import { decisionsSupersede } from '../decisions-supersede.ts';

export const decisionsRules: readonly Rule[] = [
  claimsGrounds,
  claimsMembers,
  decisionsAlternatives,
  decisionsBreaches,
  decisionsClaims,
  decisionsConflicts,
  decisionsLifetimes,
  decisionsOpposites,
  decisionsSupersede,
];
