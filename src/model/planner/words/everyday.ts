/** Lists of everyday English that are no records of a system, and of words that are verb and noun alike. Lower case. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** What is counted or measured with, and names of times. */
export const UNITS = words(`
  ms millisecond second sec minute min hour day week month year decade century night morning noon afternoon evening
  midnight weekday weekend date today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday january
  february march april june july august september october november december spring summer autumn winter km kilometre
  kilometer kilo kg gram ton tonne litre liter metre meter mile inch foot pound euro dollar cent eur usd gbp percent
  degree mbit gbit byte kb mb gb tb pb bit px dozen pair second half quarter third generation moment time
  hrs hr yrs yr mins secs pax char character lux volt watt kwh celsius percentage-point mon tue tues wed thu thur thurs fri
  sat sun christmas easter
`);

/** Words of the day and the week that stand for when. */
export const WHEN = words(`
  today tomorrow yesterday tonight morning noon afternoon evening midnight weekday weekend monday tuesday wednesday thursday friday
  saturday sunday mon tue tues wed thu thur thurs fri
`);

/** Words that mean a record only as many of them, or where a noun before them says which. */
export const BARE_DOINGS = words(`
  audit review search release launch track key text reset swap lock voice use danger block check start change login export import
  cover draft feed map
`);

/** Nouns that fill a sentence, or name what surrounds a system, and never a row in it. */
export const FILLERS = words(`
  regard greeting stuff thing bunch bit kind sort way manner matter reason purpose chance fact truth problem trouble help care
  attention thanks question answer moment past future history beginning end start middle top bottom side half part piece
  rest other everything anything everybody somebody nobody everyone someone mind eye hand head word name birth
  phone tablet ipad iphone laptop computer smartphone pc screen paper pen pencil ring binder whiteboard blackboard
  brick lid internet wifi wi-fi uplink net signal web page homepage electricity weather idea heart soul life
  brother sister nephew niece grandmother grandfather grandma wife husband mum dad boss thx pls mom
  blockchain bitcoin crypto insta instagram dms dm whatsapp facebook twitter slack shopify airbnb excel
  world country europe eu us usa asia america germany berlin tokyo english german spanish french
  celebrity dev devs bang script dashboard filesort extension mountain lobby midwinter
  e-mail email voicemail
  joke fun luck rush hurry noise secret sake law ministry government association society co-op coop club cooperative
  combination sum total average maximum minimum max amount degree factor level limit cap scope
  beginning ending original default standard rule law use reach read write
  difference similarity similar rewrite backend frontend fullstack asap todo faq
  trace proof lookalike lookup retry overlap conflict correctness safety privacy retention
  downtime signal access clock belief dream
  hardware software firmware server office home house street road air water fire wood heather
  revenue turnover burst prep surname
  money cash coin profit finance budget cost income
  others ones one two three four five yes no maybe both all none
  clubhouse premise premises on-premise on-premises
  prio priority row try human key network centre center spend equipment baggage customs audio software information traffic
  luggage over-use honey wax custody heritage foulbrood occupancy website person approach
  anonymity transparency contradiction nationwide worldwide availability
  month-end year-end cron js javascript precision counter quarter consistency sum subquery offset
`);

/** Verbs that are things as often: only their place in the sentence tells. */
export const NOUNS_TOO = words(`
  access act answer appeal approach attack auction audit award ban bid bill block board bond book booking box break budget
  build call cancel card care cast catch cause challenge change charge chat check claim class click close code coin
  comment complaint contact contract control copy cost count course cover crawl credit cross cure cut damage date deal debit
  debt delay delivery demand deposit design discharge discount dispatch display dispute document dose draft
  drawing drill drink drive drop dump edit email e-mail emission end event exchange exhibit exit experiment export  farm fee feed
  field fight file fill film filter find fine fish fix flag flight float flow fly focus follow forecast form fund gift
  goal grade grant group guard guess guide harvest haul hazard hire hit hold hole host house hunt hurt image import impact
  increase index  interview invoice issue item join journal journey judge jump kick key label land lane launch lead leak
  lease  lesson lift light like limit line link list load loan lock log look loss lot love lunch mail mail map march mark
  market mask match meal measure meeting menu merge message milk mine mix model motion mount move name need nest
  network note notice number object offer open operation order outfit pack package page paint panel park part pass path
  patrol pause payment permit phone photo pick picture piece pilot pin place plan plant play plot point poll port pose
  position post pour practice prescription present press price print prize process produce product profile programme
  program progress project promise proposal protest pull pulse punch purchase push query quest queue quote race raid
  rain raise range rank rate rating reading reason record recording refund refusal reject release rent rental repair reply
  report request rescue research reserve reset rest result return reverse review reward ride ring  risk roast roll
  root rotation round route row rule run sail sale sample save scale scan schedule score scream screen search seal seat
  secret section sentence serve service set shape share shift ship shop shot show sign signal sketch skill  sleep
  slice slot smoke snack sort sound source space spark spell spike spot spray  stack staff stage stain stamp stand start
  state station  step stitch stock stop storage store storm story stream stretch string strike study style subject
  submission suit supply support surf survey swap sweep swim switch table tag talk tap target task taste tax team tear
  term test thread ticket tie time tip title toast tool top toss total touch tour trace track trade train transfer
  transport trap travel treat treatment trial trick trip trouble truck turn twist type update upload use vaccine value
  view visit voice vote wait walk wall wash watch wave weight whisper  wing wire wish witness word work worry wrap yield zone
`);

/** Forms in -ing that stand before nouns as part of their name. */
export const NAMING_GERUNDS = words(`
  feeding parking meeting charging landing training booking billing mailing shipping holding waiting reading operating
  closing opening docking mooring boarding cleaning swimming fishing walking cooking dining sleeping sewing
  painting printing washing milking climbing riding loading picking packing sorting staging casting moulding
  vending gaming voting hearing marking tasting breeding grazing hunting camping sailing racing diving cutting
  drilling welding melting cooling heating wiring nesting mailing growing serving changing dressing fitting hatching
  pruning spraying watering lending pricing rating spinning listing trading pairing timing sampling
  bumping living building crossing
`);

/** Verbs of the past whose form does not tell. */
export const PAST_FORMS = words(`
  used hung felt lain woven sewn sent kept taken given made paid sold bought held written read seen known shown lent lost found left met put set cut split
  came wrote saw ran gave took sang rode drove spoke flew grew knew threw
  sung flown grown thrown drawn driven ridden stood sat began begun chosen spoken broken born built brought caught fed
  proven got gone went said told thought won worn done come became run rung hidden spent swept hit shut  worth sworn
`);

/** After these no verb stands. */
export const BEFORE_NOUNS = words(`
  per of with by from for on in at into onto after before during without between via about as than among across over under
  through towards toward within inside near since like against around behind beyond
`);

/** After these a verb stands: the first ones take its base form, all take any. */
export const BEFORE_BASE = words(
  `to can must should will may might could would shall let don't doesn't didn't cannot i we you they people`,
);
export const BEFORE_ANY = words(
  `currently already itself themselves it he she who which that not never always sometimes often also then still only someone somebody everybody everyone nobody anybody`,
);
