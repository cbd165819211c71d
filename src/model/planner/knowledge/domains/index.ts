import type { Domain } from '../domain.ts';
import { analytics } from './analytics.ts';
import { auction } from './auction.ts';
import { banking } from './banking.ts';
import { billing } from './billing.ts';
import { chat } from './chat.ts';
import { clinic } from './clinic.ts';
import { cms } from './cms.ts';
import { courier } from './courier.ts';
import { crm } from './crm.ts';
import { crowdfunding } from './crowdfunding.ts';
import { files } from './files.ts';
import { fitness } from './fitness.ts';
import { flags } from './flags.ts';
import { food } from './food.ts';
import { gaming } from './gaming.ts';
import { helpdesk } from './helpdesk.ts';
import { hr } from './hr.ts';
import { identity } from './identity.ts';
import { insurance } from './insurance.ts';
import { inventory } from './inventory.ts';
import { iot } from './iot.ts';
import { learning } from './learning.ts';
import { library } from './library.ts';
import { links } from './links.ts';
import { lodging } from './lodging.ts';
import { notifications } from './notifications.ts';
import { payments } from './payments.ts';
import { performance } from './performance.ts';
import { projects } from './projects.ts';
import { property } from './property.ts';
import { recruiting } from './recruiting.ts';
import { ride } from './ride.ts';
import { shop } from './shop.ts';
import { social } from './social.ts';
import { streaming } from './streaming.ts';
import { surveys } from './surveys.ts';
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
  billing,
  crm,
  crowdfunding,
  files,
  fitness,
  flags,
  food,
  gaming,
  identity,
  insurance,
  inventory,
  links,
  notifications,
  projects,
  property,
  recruiting,
  ride,
  streaming,
  surveys,
  performance,
];
