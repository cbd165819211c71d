import type { Domain } from '../domain.ts';
import { analytics } from './analytics.ts';
import { auction } from './auction.ts';
import { banking } from './banking.ts';
import { chat } from './chat.ts';
import { clinic } from './clinic.ts';
import { cms } from './cms.ts';
import { courier } from './courier.ts';
import { crowdfunding } from './crowdfunding.ts';
import { food } from './food.ts';
import { helpdesk } from './helpdesk.ts';
import { hr } from './hr.ts';
import { iot } from './iot.ts';
import { learning } from './learning.ts';
import { library } from './library.ts';
import { lodging } from './lodging.ts';
import { payments } from './payments.ts';
import { property } from './property.ts';
import { ride } from './ride.ts';
import { shop } from './shop.ts';
import { social } from './social.ts';
import { ticketing } from './ticketing.ts';

/** The fields that the planner knows. To add one, write its notes in a file beside these, and list it here. */
export const DOMAINS: readonly Domain[] = [
  library,
  shop,
  social,
  chat,
  lodging,
  clinic,
  courier,
  banking,
  payments,
  iot,
  cms,
  learning,
  helpdesk,
  ticketing,
  hr,
  analytics,
  auction,
  crowdfunding,
  food,
  property,
  ride,
];
