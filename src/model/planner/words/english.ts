/** Lists of English words that help to tell the things of a brief from the rest of it. Lower case. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** Words that point at a noun to come. */
export const DETERMINERS = words(`
  a an the each every any all some no this that these those their its our my your his her per many several few
  multiple various both other another different new one two three four five six seven eight nine ten eleven twelve thirteen fourteen
  fifteen sixteen eighteen twenty thirty forty fifty sixty seventy eighty ninety hundreds
  thousands millions own same which what whose own
`);

/** Words that never are, nor begin, the name of a thing. */
export const FUNCTION_WORDS = words(`
  i we you he she it they them us me him who whom whose which what that this these those there here where when why how
  and or but nor so yet if then else than as because while although though unless until since once whether not no
  of in on at by for from to into onto with without within between among across through over under above below about
  after before during against along around behind beyond near off out up down per via like plus versus
  is are was were be been being am do does did done doing have has had having can could will would shall should may might
  must let lets please just only also too very more most less least much many few several some any all both each every
  either neither other others another such same own again ever never always often sometimes usually already still even
  now later soon today tomorrow yesterday daily weekly monthly yearly hourly nightly annually well etc eg ie vs
  a an the their its our my your his her theirs ours yours mine itself themselves everyone everything anyone anything
  someone something nobody nothing one two three four five six seven eight nine ten first second third last next
  currently simultaneously roughly approximately about around almost nearly up least most instead together apart
  automatically manually quickly slowly easily safely securely directly online offline live real time based ready
  ago away back forward okay ok yes thanks hello hi dear
  hundred thousand million billion hundreds thousands millions billions dozen dozens half quarter couple lot lots bit
  inside outside twice whoever anybody everybody somebody whatever otherwise except using rather maybe cannot don't doesn't
  didn't minus else afterwards beforehand nothing want asap thx pls oh hey that's there's it's i'm we're you're
  don doesn didn won isn aren wasn weren shouldn couldn can't dont doesnt want wants wanted need needs needed
  whenever wherever upon cant wont ahead offshore onshore alongside overnight beforehand thats smth sth
`);

/** Describing words that stand before nouns and are no part of a name. */
export const ADJECTIVES = words(`
  new old good bad big small large huge tiny great simple complex easy hard fast slow quick high low long short full
  empty open public private internal external local global regional national international foreign social digital
  mobile modern legacy existing current previous former future recent latest early late single multiple double triple
  different various certain specific general common special main major minor primary secondary central additional
  extra important critical necessary required optional possible available unavailable unique separate individual
  personal professional commercial physical virtual real actual total overall average maximum minimum busy peak
  active inactive concurrent parallel distributed scalable reliable robust resilient secure safe durable consistent
  fault tolerant efficient performant lightweight flexible extensible maintainable strong weak eventual strict
  automatic manual online offline hot cold free paid cheap expensive daily weekly monthly yearly annual hourly nightly
  whole partial correct incorrect valid invalid wrong right left top bottom front back upper lower inner outer
  medium mid sized wide narrow deep shallow heavy light dark bright young popular famous favorite
  favourite trending related similar relevant sensitive confidential encrypted hashed signed anonymous verified
  responsive interactive dynamic static nested recursive historical real-time multi-tenant end-to-end third-party
  cross-platform self-service high-traffic low-latency high-availability clean healthy sick overdue due pending
  able unable sure likely unlikely several dedicated custom default basic advanced detailed proper better best worse
  worst own final initial native remote smart urban rural municipal regular irregular frequent rare seasonal non
  medical clinical legal financial industrial agricultural educational technical european american british german
  french spanish italian indian chinese japanese african asian independent neighbouring neighboring nearby registered
  licensed qualified certified accredited retail wholesale domestic residential upcoming ongoing past
  idle newest oldest freeform absent agreed mandatory negative positive atomic idempotent immutable fair urgent fitting simpler older
  cheaper faster zero proper yearly abstain indoor outdoor
  distinct proprietary accurate charted adult
  little bigger electronic quiet participatory
  monolithic relational transactional operational functional asynchronous synchronous sync async reusable shared
`);

/** Verbs of briefs, in their base form. Their forms in -s, -ed and -ing are found from these. */
export const VERBS = words(`
  rebook believe brew comply rewrite forgot refuse yield mention speak pause assign reconstruct overbook board breach confess
  anonymise anonymize pseudonymise redact dissolve evict adjudicate arbitrate fund-raise amend append annotate apologise bind boil bake
  breed broadcast calibrate celebrate clarify classify climb compile compensate compress conclude confuse correlate crop
  cultivate decline decode decrypt deduct deduplicate defer degrade deliberate delegate deny derive deteriorate differ digitise digitize
  disappear disburse discover discuss dismantle dismiss disrupt dissect dock double drain duplicate earmark elect embed
  emit encode encrypt erase evolve examine exclude exclude exempt extract facilitate fetch fluctuate freeze garnish germinate guide halt
  hoist impose incur infer inherit initiate inject inquire instruct insure intend interrupt interview invalidate irrigate
  isolate lack liquidate load lower lubricate mandate merit mill mine monetise motivate mount mow notarise notarize nurture oblige obtain
  offset omit oversee owe pair penalise persist petition phone pitch plough pollinate pour predict prolong provision prune purge pursue
  quarantine quantify ration reassign recall recharge recommend rectify recycle refill reimburse renew reopen replenish repay reprint
  resell resemble resend resign restore retain retire retrieve revise rotate salvage sample sanction secure segment seize shear simulate
  slaughter smooth spawn spray sterilise sterilize sublet summarise summarize supersede surrender surface tend terminate tolerate tow transcribe transmit
  unload unsubscribe upsell usher vacate vary void waive warrant water weld whitelist widen
  drift crash escalate fell prune e-mail withhold graze weigh hatch
    open close rise ignore discharge poke radiate propose pin stand merge countersign blur fly sleep press borrow chase forget
  hang lie sing think know tell become mix survive dream matter overlap attune unlock push pull spread hold insert leave skip
  accept access admit adopt accommodate achieve acknowledge act adapt add adjust administer adopt allocate allow analyse analyze
  announce answer appear apply approve archive arrange arrive ask assess assign assist attach attend audit
  authenticate authorise authorize automate avoid award balance ban become begin behave belong bet bid bill block book
  borrow bring browse build bundle buy cache calculate call cancel capture carry cast catalog catalogue catch categorise categorize
  cause certify change charge chat check choose claim clean clear click close collaborate collect combine come comment
  communicate compare compete complete compute confirm connect consider consist consume contain contribute control
  convert coordinate copy cost count cover create cross curate customise customize decide declare decline define
  delete deliver depend deploy deposit describe design detect determine develop dispatch display distribute divide
  donate download draw drive drop earn edit eat enable encourage end enforce engage enrol enroll ensure enter establish
  estimate evaluate exceed exchange execute exist expect expire explain export expose express extend fail fall feed
  fetch figure file fill filter find finish fit fix flag focus follow forecast foster forward fulfil fulfill function fund
  gather generate get give go grade grant group grow guarantee guess hand handle happen harvest help hide hire hit house hold host
  identify implement import improve include increase indicate inform ingest insert inspect install integrate interact
  invest invite invoice involve issue join judge keep know label last launch lay lead learn lease leave lend let lift
  like limit link list listen live load locate log look lose love maintain make manage map mark match mean measure meet
  merge message migrate moderate modify monitor move name navigate need negotiate notice notify observe obtain occur
  offer onboard operate optimise optimize order organise organize outgrow own pack park participate pass pay perform
  permit pick place plan play plug point poll post predict prefer prepare prescribe present preserve prevent print
  prioritise prioritize proceed process procure produce promote protect prove provide publish pull purchase push put
  query queue quote raise rank rate reach react read receive recommend reconcile record recover rehearse rescue redeem redesign reduce
  refer refund register reject release rely remain remember remind remove rent reorder repair repeat replace replay
  replicate report represent request require reschedule reserve reset resolve respond restock restrict return reuse
  review revoke reward ride roll route run save say scale scan schedule score search see select sell send separate serve
  set settle share ship show shop sign simplify sit skip solve sort specify speed spend split stand start stay stop
  store stream submit subscribe suggest supply support suspend sustain swap switch sync synchronise synchronize tag take
  talk target teach tell test think throttle tip top touch trace track trade train transfer transform translate
  transport travel treat trigger try turn type understand undo unlock update upgrade vaccinate upload use validate vary verify view
  visit vote wait walk want warn wash watch win withdraw wonder work write
`);

/** Nouns of the trade: what a brief asks for, and no record that it keeps. */
export const TRADE_NOUNS = words(`
  ability abuse advice aim amount analytics answer api apis app application architect architecture approach aspect
  auth authentication authorization authorisation availability backend backup bandwidth baseline basis benchmark bottleneck brief
  budget bug business byte cache caching capacity case change choice client cloud cluster code component compliance
  concurrency config configuration consistency constraint context contract core cost coverage cpu
  crud portal reset webhook webhooks query cookie push force fraud asking check-in cutover dashboard data database databases datastore day days deadline decision default demand deployment design
  detail developer development diagram disk docker documentation downtime effort encryption endpoint endpoints
  engine engineer error example existing expectation experience fact failover failure feature features fleet
  flow focus foreign form format framework frontend function functionality gateway goal graphql growth grpc guarantee
  half handling hardware hour hours idea identity implementation improvement index indexes information infrastructure
  input instance integration integrity interface internet issue json kind kubernetes language latency layer level
  lifecycle limit line load logic login maintenance majority management memory method metric microservice
  microservices middleware migration minute minutes mobile model module monitoring monolith month months mvp need network
  node number observability operation operations option output overview packet page pagination path
  pattern peak people percent percentage performance period persistence phase pipeline place platform point policy
  postgres postgresql mysql mongodb dynamodb redis kafka sqlite mariadb prefix principle privacy problem process
  production protocol proposal prototype purpose quality question queue ram range rate
  reason reliability repo repository requirement requirements resilience resource response responses rest
  result retention retry risk role roles rollback rps runtime safety sake scalability scale scaling schema
  schemas scope screen sdk second seconds security sense server servers serverless service services setup side
  size sla slo software solution source speed spike spikes sql stack stage standard start startup state step storage
  strategy structure style success support surge system systems table tables tech technology tenancy
  tenant terms testing thing things throughput time times timeout tool tooling top topology traffic
  tb gb mb kb tps type uptime usage use versioning view volume way ways
  web webapp website week weeks work workload world year years zone oauth oauth2 jwt http https websocket websockets
  gdpr hipaa pci dss soc2 iso sox ccpa compliance aws gcp azure vercel supabase node nodejs python go golang java rust
  typescript javascript ruby kotlin csharp express fastapi django flask spring nestjs
  total rush crowd attention mind eye kind kinds sort sorts set sets variety  interest
  login logins signup signups sign-in throughputs concurrency slowdown
  saas paas b2b b2c etl olap oltp cdn dns tls ssl vpn ci cd ai ml llm iot crm cms erp pos sku gps sms vat uri url urls id ids
`);

/** What people are called, beyond what the endings of words tell. */
export const PEOPLE = words(`
  examiner undertaker warden taster prisoner dealer surveyor forester steward umpire referee lifeguard patroller postdoc
  coordinator forecaster observer geologist setter archivist narrator juror
  kid toddler teenager household-member conductor
  user customer member patient doctor nurse student pupil teacher tutor instructor coach trainer driver
  rider courier passenger guest host landlord buyer seller bidder donor backer creator author editor reader writer
  moderator admin administrator manager supervisor employee worker staff agent operator technician mechanic
  client investor listener learner forager rescuer proposer inmate borrower astronomer participant conservator registrar
  officer interpreter councillor juror tourist camper skater swimmer angler hunter breeder lender singer composer conductor
  volunteer beekeeper farmer grower vendor merchant supplier shopper visitor traveller traveler subscriber follower friend
  parent child guardian citizen resident neighbour neighbor officer inspector judge player gamer fan artist musician
  photographer designer candidate applicant recruiter interviewer interviewee analyst accountant auditor broker trader
  investor borrower lender patron librarian cashier chef cook waiter barista cleaner carpenter plumber electrician
  caretaker veterinarian vet groomer owner person keeper firefighter paramedic pilot captain skipper sailor crew
  consultant contractor freelancer lawyer attorney notary expert scientist researcher ranger guide curator
  reviewer approver clerk publisher advertiser receptionist counselor adviser advisor mentor mentee sponsor
  patron sender receiver recipient holder renter tester trustee delegate councillor treasurer secretary
  dispatcher porter pharmacist dentist therapist physiotherapist midwife caregiver carer commuter pedestrian
`);

/** Places and containers that other things are in. */
export const PLACES = words(`
  apiary branch building campus city clinic club depot district dock facility farm field fleet floor garage garden gym
  hall harbour harbor hospital hotel house kitchen lab laboratory library location lot market museum nursery office park
  plot port property region restaurant room school shelter shop site space stall station store street
  studio theatre theater venue village vineyard warehouse workshop yard zone area marina greenhouse orchard barn stable
  kennel pool court track rink arena stadium church temple parish archive gallery cemetery quarry mine rig
  project workspace board folder collection album category catalog catalogue channel group team department
  organization organisation company household community portfolio course programme program season league tournament
`);

/** Happenings: they have a time, and are about a thing. Endings tell most others. */
export const HAPPENINGS = words(`
  visit booking reservation appointment order purchase sale payment refund transfer shipment delivery trip ride journey
  flight loan rental return repair inspection measurement reading sample test exam check harvest treatment
  feeding vaccination surgery consultation call meeting session lesson lecture class event game match race round bid
  offer vote ballot comment review rating report incident accident alert alarm complaint claim request application
  donation pledge contribution subscription membership enrolment enrollment registration submission assignment
  shift absence leave checkin checkout scan swap exchange handover pickup dropoff move swarm log entry note message
  invitation approval decision audit observation sighting spill outage breakdown maintenance calibration
  calving birth death adoption placement walk dive climb tour performance rehearsal screening
`);
