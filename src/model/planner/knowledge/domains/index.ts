import type { Domain } from '../domain.ts';
import { library } from './library.ts';

/** The fields that the planner knows. To add one, write its notes in a file beside these, and list it here. */
export const DOMAINS: readonly Domain[] = [library];
