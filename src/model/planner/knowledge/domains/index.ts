import type { Domain } from '../domain.ts';
import { chat } from './chat.ts';
import { clinic } from './clinic.ts';
import { courier } from './courier.ts';
import { library } from './library.ts';
import { lodging } from './lodging.ts';
import { shop } from './shop.ts';
import { social } from './social.ts';

/** The fields that the planner knows. To add one, write its notes in a file beside these, and list it here. */
export const DOMAINS: readonly Domain[] = [library, shop, social, chat, lodging, clinic, courier];
