/** Briefs over many fields, each with what must be understood of it. `field` is absent where the vocabulary has none. */
export type BriefCase = {
  brief: string;
  field?: string;
  /** Entities in the words of the brief, in the singular. */
  things: string[];
  not?: string[];
};

export const BRIEFS: readonly BriefCase[] = [
  {
    brief: 'A city library lends books and films to 80,000 members: holds, fines, branches, transfers between them.',
    field: 'library lending',
    things: ['member', 'hold', 'fine', 'branch', 'transfer', 'loan'],
  },
  {
    brief: 'We need an API for our social sharing feature',
    field: 'social sharing',
    things: ['post', 'share', 'user'],
  },
  {
    brief: 'I need to build a backend system that can handle 100k concurrent users for an e-commerce site',
    field: 'online selling',
    things: ['user', 'product', 'order'],
  },
  {
    brief: 'Chat app for 2 million users with group channels, presence and read receipts, messages kept for 7 years',
    field: 'messaging',
    things: ['user', 'channel', 'message'],
  },
  {
    brief: 'Hotel room booking for a chain of 30 hotels with no double bookings',
    field: 'room booking',
    things: ['hotel', 'room', 'booking'],
  },
  {
    brief: 'A clinic books appointments for patients with doctors; reminders by SMS; HIPAA.',
    field: 'patient care',
    things: ['patient', 'doctor', 'appointment'],
  },
  {
    brief: 'Courier company: parcels move between depots, couriers scan them, customers follow the delivery',
    field: 'parcel delivery',
    things: ['parcel', 'depot', 'courier', 'scan', 'customer'],
  },
  {
    brief:
      'Design a bank ledger with double-entry bookkeeping and money transfers between accounts for 1 million customers',
    field: 'account banking',
    things: ['account', 'transfer', 'customer', 'entry'],
  },
  {
    brief: 'Payment gateway for merchants with refunds, payouts and webhooks, PCI DSS, 99.99 % availability',
    field: 'payment processing',
    things: ['merchant', 'refund', 'payout'],
  },
  {
    brief: 'IoT platform that ingests 3 million events a day from 50,000 sensors, stored for 2 years, 5 TB',
    field: 'device telemetry',
    things: ['sensor', 'event'],
  },
  {
    brief: 'Headless CMS for a newsroom with articles, revisions, editors and scheduled releases',
    field: 'editorial publishing',
    things: ['article', 'revision'],
  },
  {
    brief: 'A school needs to manage students, teachers, classes, grades and attendance',
    field: 'course teaching',
    things: ['student', 'teacher', 'class', 'grade', 'attendance'],
  },
  {
    brief: 'Support ticketing system with SLAs, agents, teams and email replies',
    field: 'customer support',
    things: ['ticket', 'agent', 'team', 'reply'],
  },
  {
    brief: 'Ticket sales for concerts: seats, holds for 10 minutes, 99.95 % availability, p95 under 200 ms',
    field: 'ticket sales',
    things: ['concert', 'seat', 'hold', 'ticket'],
  },
  {
    brief: 'HR system for leave requests, contracts and payroll of 3,000 employees, GDPR',
    field: 'personnel administration',
    things: ['leave request', 'contract', 'employee'],
  },
  {
    brief: 'Multiplayer game backend with matchmaking and leaderboards for 500k players',
    field: 'online gaming',
    things: ['player', 'match', 'leaderboard'],
  },
  {
    brief: 'Ride hailing: riders request trips, drivers accept, prices surge, 500 requests per second at peak',
    field: 'ride hailing',
    things: ['rider', 'driver', 'trip'],
  },
  {
    brief: 'Food delivery: restaurants, menus, orders, couriers; 20,000 orders a day',
    field: 'food delivery',
    things: ['restaurant', 'order', 'courier'],
  },
  {
    brief:
      'Multi-tenant SaaS for property managers: buildings, units, tenants, leases, rent payments and maintenance requests',
    field: 'property management',
    things: ['building', 'unit', 'tenant', 'lease', 'rent payment', 'maintenance request'],
  },
  {
    brief: 'Online auction house with proxy bidding and lots, auctions end at a fixed time',
    field: 'auctions',
    things: ['auction', 'lot'],
  },
  {
    brief: 'Crowdfunding platform, backers pledge money to campaigns, PCI compliance, Stripe',
    field: 'crowdfunding',
    things: ['backer', 'campaign', 'pledge'],
  },
  {
    brief: 'Web analytics: page views and funnels, 2 billion events per day, dashboards near real time',
    field: 'event analytics',
    things: ['event', 'funnel', 'dashboard'],
  },
  {
    brief: 'Dropbox-like file sharing with folders, versions and share links on S3',
    field: 'file sharing',
    things: ['folder', 'file', 'version', 'share link'],
  },
  {
    brief: 'Build a feature flag service with environments, segments and percentage rollouts for 200 teams',
    field: 'feature flags',
    things: ['flag', 'environment', 'segment', 'team'],
  },
  { brief: 'Add OAuth2 login with Google and GitHub', field: 'sign-in', things: ['user', 'session'] },
  {
    brief: 'I need to build an API endpoint for user authentication that can handle high traffic.',
    field: 'sign-in',
    things: ['user', 'session'],
  },
  {
    brief: 'Notification service sending email, SMS and push with user preferences, 10 million notifications a day',
    field: 'notification delivery',
    things: ['notification', 'preference', 'user'],
  },
  {
    brief: 'Subscription billing with plans, invoices, dunning, webhooks and EU VAT',
    field: 'subscription billing',
    things: ['plan', 'invoice', 'subscription'],
  },
  {
    brief: 'Warehouse inventory: items, bins, stock movements, suppliers and purchase orders',
    field: 'warehouse inventory',
    things: ['item', 'bin', 'movement', 'supplier', 'purchase order'],
  },
  {
    brief: 'Task management tool with boards, sprints and dependencies between tasks, multi-tenant',
    field: 'task management',
    things: ['board', 'sprint', 'dependency', 'task'],
  },
  {
    brief: 'CRM for sales reps: companies, contacts, deals and follow-ups',
    field: 'customer relations',
    things: ['company', 'contact', 'deal'],
  },
  {
    brief: 'Gym memberships, class bookings and trainers with a waiting list',
    field: 'studio membership',
    things: ['gym membership', 'class', 'trainer', 'class booking'],
  },
  {
    brief: 'Insurance claims: policies, claims, assessments and payouts',
    field: 'insurance claims',
    things: ['policy', 'claim', 'assessment', 'payout'],
  },
  {
    brief: 'Survey tool with anonymous responses and results',
    field: 'surveys and voting',
    things: ['survey', 'response'],
  },
  {
    brief: 'Applicant tracking: jobs, candidates, interviews, scorecards',
    field: 'recruiting',
    things: ['job', 'candidate', 'interview', 'scorecard'],
  },
  {
    brief: 'URL shortener with click analytics, 10,000 requests per second',
    field: 'short links',
    things: ['click', 'url'],
  },
  {
    brief: 'Music streaming with playlists, artists and royalties, 5 million listeners',
    field: 'media streaming',
    things: ['playlist', 'artist', 'royalty', 'listener'],
  },
  {
    brief: 'My API responses are taking 3+ seconds due to slow database queries',
    field: 'query performance',
    things: ['query', 'finding'],
  },
  { brief: 'Our queries are getting slow as we scale', field: 'query performance', things: ['query', 'remedy'] },
  {
    brief:
      'Beekeepers track beehives and inspections. Each hive has a name, a location and a queen age. 5,000 hives, inspected weekly.',
    things: ['beekeeper', 'beehive', 'inspection'],
    not: ['hive', 'queen', 'location'],
  },
  {
    brief: 'A vineyard wants to record harvests, barrels and tastings',
    things: ['harvest', 'barrel', 'tasting'],
    not: ['vineyard'],
  },
  {
    brief: 'Museum collection: artifacts, exhibitions, loans to other museums, conservation reports',
    things: ['artifact', 'exhibition', 'loan', 'conservation report'],
  },
  {
    brief: 'Volunteer fire brigade: shifts, equipment checks and call-outs for 40 stations',
    things: ['shift', 'equipment check', 'call-out', 'station'],
  },
  {
    brief: 'Animal shelter: animals, adoptions, vaccinations, volunteers and donations',
    things: ['animal', 'adoption', 'vaccination', 'volunteer', 'donation'],
  },
  {
    brief: 'A wind farm operator logs turbines, outages and technician visits',
    things: ['turbine', 'outage', 'technician visit'],
  },
  {
    brief: 'Seed bank catalogues seeds, samples, germination tests and requests from researchers',
    things: ['seed', 'sample', 'germination test', 'request', 'researcher'],
  },
  {
    brief:
      'City permits: citizens apply for permits, clerks review applications, inspectors visit sites, fees are paid online',
    things: ['permit', 'citizen', 'clerk', 'inspector', 'site'],
  },
  {
    brief:
      'A seismology institute keeps 140 stations. Each station has several sensors, analysts pick phases from the records, and an event goes to the public feed after a review. Data comes in as miniSEED over SeedLink, 86 GB a day.',
    things: ['station', 'sensor', 'analyst', 'event'],
    not: ['institute', 'feed'],
  },
  {
    brief:
      'Musikschule mit 45 Lehrkräften und 900 Schülern: jeder Schüler hat einen Vertrag und bekommt einmal pro Woche Unterricht in einem Raum. Instrumente werden verliehen, Mahnungen gehen per Post raus.',
    things: ['schüler', 'vertrag', 'raum', 'mahnung'],
    not: ['woche'],
  },
  {
    brief:
      'Un refuge de montagne avec 38 couchettes : les randonneurs réservent une nuitée, chaque réservation a un acompte, et le gardien commande les repas la veille. Pas de réseau le soir.',
    things: ['randonneur', 'réservation', 'repas'],
    not: ['réseau', 'soir'],
  },
  {
    brief:
      'Cooperativa de taxis con 210 licencias. Los clientes piden carreras por teléfono, los conductores aceptan o rechazan, y cada mes se hacen liquidaciones con una comisión fija.',
    things: ['cliente', 'carrera', 'conductor', 'liquidación'],
    not: ['teléfono', 'mes'],
  },
  {
    brief:
      'The board of our ski patrol loads in 11 seconds:\n\nSELECT i.id, s.name, p.full_name FROM incidents i JOIN slopes s ON s.id = i.slope_id JOIN patrollers p ON p.id = i.patroller_id WHERE date(i.reported_at) = current_date ORDER BY i.reported_at DESC;\n\nincidents has 2.4 million rows. Postgres 16, index on incidents(slope_id).',
    things: ['incident', 'slope', 'patroller'],
    not: ['board'],
  },
  {
    brief:
      'Add vouchers and refunds to our whale watching API (tables: boats, departures, seats, bookings, guests). A voucher is bought as a gift and pays for one seat; refunds up to 24 hours before.',
    things: ['voucher', 'refund', 'boat', 'departure', 'seat', 'booking', 'guest'],
    not: ['gift'],
  },
  {
    brief: 'A clinic books appointments for patients with doctors, 300 clinics, 2 million appointments a year, HIPAA',
    field: 'patient care',
    things: ['patient', 'doctor', 'appointment'],
  },
  {
    brief:
      'Chimney stove makers: a stove consists of a body and several panels, each panel comes from a casting, and an inspector signs a certificate before the stove is shipped to a dealer.',
    things: ['stove', 'panel', 'casting', 'certificate', 'dealer'],
  },
  {
    brief:
      'Film archive: reels, each with a condition (nitrate, acetate, polyester). Cinemas request reels for a screening, a conservator inspects them before and after, and a damaged reel goes to the laboratory. Last year somebody lost 40 reels.',
    things: ['reel', 'cinema', 'screening', 'conservator', 'request'],
    not: ['year', 'somebody'],
  },
  {
    brief:
      'tracker for guide dog school - puppies, puppy walkers, vet visits, training stages, matching with applicant, 5 yrs follow up after match',
    things: ['puppy', 'vet visit', 'applicant'],
    not: ['yrs'],
  },
  {
    brief:
      'Municipal swimming pools: 9 pools, 34 lanes. Clubs book lanes for training, schools have fixed hours, and lifeguards are rostered. If chlorine leaves its limits an alarm goes to the duty technician via POCSAG.',
    things: ['pool', 'lane', 'club', 'school', 'lifeguard', 'alarm', 'duty technician'],
  },
  {
    brief:
      'Grants for repair cafés. Volunteers repair items that visitors bring, each repair records fault, spare parts and outcome; 60 cafés, 1,900 repairs a month, yearly export to the Open Repair Alliance as CSV.',
    things: ['volunteer', 'item', 'visitor', 'repair'],
    not: ['export'],
  },
  {
    brief:
      'Observatory for bats: detectors record calls at night, an expert confirms the species, roosts are counted twice a year by surveyors, and landowners see only their own roosts.',
    things: ['detector', 'call', 'expert', 'roost', 'surveyor', 'landowner'],
    not: ['night'],
  },
];
