// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code under review holds templates.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewCode } from '../../../../src/model/planner/review/code-review.ts';

const rules = (path: string, text: string) => reviewCode({ path, text }).map(({ rule, line }) => `${rule}:${line}`);

/** A handler of each framework, around the lines to be judged, which begin at line 2. */
const EXPRESS = (body: string, method = 'get') =>
  `app.${method}('/orders/:id', requireUser, async (req, res) => {\n${body}\n});\n`;
const FLASK = (body: string, method = 'get') =>
  `@app.${method}("/orders")\n@login_required\ndef orders():\n${body.replace(/^/gm, '    ')}\n`;
const GO = (body: string) => `package a\n\nfunc show(w http.ResponseWriter, r *http.Request) {\n${body}\n}\n`;
const RAILS = (body: string) =>
  `class OrdersController < ApplicationController\n  before_action :authenticate_user!\n\n  def show\n${body.replace(/^/gm, '    ')}\n  end\nend\n`;
const LARAVEL = (body: string) =>
  `<?php\nclass OrderController extends Controller\n{\n    public function show(Request $request)\n    {\n${body}\n    }\n}\n`;
const SPRING = (body: string, params = '') =>
  `@RestController\npublic class OrderController {\n    private final OrderRepository orders;\n    private final ItemRepository items;\n\n    @PostMapping("/orders")\n    @PreAuthorize("hasRole('CLERK')")\n    public Order handle(${params}) {\n${body}\n    }\n}\n`;

describe('what the caller chooses', () => {
  it.each([
    [
      'a.ts',
      EXPRESS("await db.query(`SELECT id FROM a WHERE name = '${req.query.name}' LIMIT 5`);"),
      'sql-injection:2',
    ],
    [
      'a.ts',
      EXPRESS('let sql = \'SELECT id FROM a WHERE id > 0\';\nsql += " AND name = \'" + req.query.name + "\'";'),
      'sql-injection:3',
    ],
    [
      'a.py',
      FLASK('cur.execute("SELECT id FROM a WHERE name = \'%s\' LIMIT 5" % request.args["name"])'),
      'sql-injection:4',
    ],
    [
      'a.go',
      GO('\tq := fmt.Sprintf("SELECT id FROM a WHERE n = \'%s\'", r.FormValue("n"))\n\tdb.Query(q)'),
      'sql-injection:4',
    ],
    ['a.rb', RAILS('Order.where("name = \'#{params[:name]}\'").limit(5)'), 'sql-injection:5'],
    [
      'a.php',
      LARAVEL("DB::select(\"SELECT id FROM a WHERE name = '{$request->input('n')}' LIMIT 5\");"),
      'sql-injection:6',
    ],
    [
      'a.java',
      SPRING('jdbc.queryForList("SELECT id FROM a WHERE n = \'" + n + "\' LIMIT 5");', '@RequestParam String n'),
      'sql-injection:9',
    ],
    ['a.ts', EXPRESS('res.redirect(req.query.next);'), 'open-redirect:2'],
    ['a.py', FLASK('return redirect(request.args["next"])'), 'open-redirect:4'],
    ['a.go', GO('\thttp.Redirect(w, r, r.FormValue("next"), http.StatusFound)'), 'open-redirect:4'],
    ['a.ts', EXPRESS('const answer = await fetch(req.body.url, { signal });', 'post'), 'server-side-request:2'],
    ['a.py', FLASK('requests.get(request.json["url"], timeout=5)', 'post'), 'server-side-request:4'],
    ['a.ts', EXPRESS('res.sendFile(path.join(UPLOADS, req.params.id));'), 'path-traversal:2'],
    ['a.py', FLASK('return send_file(os.path.join(DIR, request.args["f"]))'), 'path-traversal:4'],
    ['a.php', LARAVEL("return response()->file(storage_path('app/'.$request->query('f')));"), 'path-traversal:6'],
    ['a.ts', EXPRESS('await prisma.order.update({ where: { id }, data: req.body });', 'put'), 'mass-assignment:2'],
    ['a.py', FLASK('data = request.get_json()\nOrder.objects.create(**data)', 'post'), 'mass-assignment:5'],
    ['a.rb', RAILS('@order.update(params.require(:order).permit!)'), 'mass-assignment:5'],
    ['a.php', LARAVEL('Order::create($request->all());'), 'mass-assignment:6'],
    ['a.ts', EXPRESS('exec(`zip ${req.query.name}`);', 'post'), 'shell-with-values:2'],
  ])('%s: %s', (path, text, expected) => expect(rules(path, text)).toContain(expected));

  it.each([
    ['a.ts', EXPRESS("await db.query('SELECT id FROM a WHERE name = $1 LIMIT 5', [req.query.name]);")],
    [
      'a.ts',
      EXPRESS(
        'const order = SORTS[req.query.sort] ?? "id";\nawait db.query(`SELECT id FROM a WHERE x = $1 ORDER BY ${order} LIMIT 5`, [1]);',
      ),
    ],
    ['a.ts', EXPRESS('const id = Number(req.query.id);\nawait db.query(`SELECT id FROM a WHERE id = ${id}`);')],
    ['a.ts', EXPRESS("const next = String(req.query.next);\nres.redirect(next.startsWith('/') ? next : '/');")],
    ['a.py', FLASK('return redirect(url_for("orders", page=request.args["page"]))')],
    ['a.ts', EXPRESS('const answer = await fetch(`https://x.example/${req.params.id}`, { signal });')],
    ['a.ts', EXPRESS("res.sendFile(path.basename(req.params.id), { root: '/srv' });")],
    [
      'a.ts',
      EXPRESS('const body = Order.parse(req.body);\nawait prisma.order.update({ where: { id }, data: body });', 'put'),
    ],
    ['a.rb', RAILS('@order.update(params.require(:order).permit(:title))').replace('def show', 'def update')],
    ['a.go', GO('\tq := fmt.Sprintf("SELECT id FROM a WHERE id = $1 LIMIT %d", limit)\n\tdb.Query(q)')],
  ])('leaves alone what is checked, %s: %s', (path, text) => expect(rules(path, text)).toEqual([]));
});

describe('who may write', () => {
  it('compares routes of one file', () => {
    const text = "router.get('/a', requireUser, show);\nrouter.delete('/a/:id', async (req, res) => {});\n";
    expect(rules('a.ts', text)).toEqual(['open-write-route:2']);
    expect(reviewCode({ path: 'a.ts', text })[0]).toMatchObject({
      what: '`DELETE /a/:id` deletes data and asks nobody who they are, while `GET /a` does',
      fix: expect.stringContaining('`requireUser`'),
    });
  });

  it.each([
    ['a.ts', "router.use(requireUser);\nrouter.delete('/a/:id', async (req, res) => {});\n"],
    [
      'a.ts',
      "app.addHook('onRequest', async (req) => { await req.jwtVerify(); });\napp.delete('/a/:id', async (req) => {});\n",
    ],
    ['a.ts', "app.post('/login', async (req, res) => {});\napp.get('/me', requireUser, show);\n"],
    [
      'a.py',
      'router = APIRouter(dependencies=[Depends(current_user)])\n\n@router.delete("/a/{id}")\ndef remove(id: int):\n    pass\n',
    ],
    [
      'a.py',
      'Me = Annotated[User, Depends(current_user)]\n\n@router.delete("/a/{id}")\ndef remove(id: int, me: Me):\n    pass\n',
    ],
    [
      'a.go',
      'package a\n\nfunc Routes(r chi.Router) {\n\tr.Get("/me", requireUser(show))\n}\n\nfunc More(r chi.Router) {\n\tr.Delete("/a", remove)\n}\n',
    ],
    [
      'a.php',
      "<?php\nRoute::middleware('auth')->group(function () {\n    Route::delete('/a/{id}', [A::class, 'remove']);\n});\n",
    ],
    ['a.java', SPRING('return null;')],
  ])('sees the guard around, %s: %s', (path, text) => expect(rules(path, text)).toEqual([]));

  it.each([
    [
      'a.rb',
      'class OrdersController < ApplicationController\n  skip_before_action :authenticate_user!, only: [:create]\nend\n',
      'open-write-route:2',
    ],
    [
      'a.php',
      "<?php\nRoute::middleware('auth')->group(function () {\n    Route::get('/a', [A::class, 'list']);\n});\nRoute::delete('/a/{id}', [A::class, 'remove']);\n",
      'open-write-route:5',
    ],
    [
      'a.cs',
      '[ApiController]\npublic class A : ControllerBase\n{\n    [HttpGet]\n    [Authorize]\n    public IActionResult All() { return Ok(); }\n\n    [HttpDelete("{id}")]\n    public IActionResult Remove(int id) { return NoContent(); }\n}\n',
      'open-write-route:8',
    ],
    [
      'a.rs',
      'async fn remove() -> StatusCode {\n    StatusCode::NO_CONTENT\n}\n\nfn main() {\n    let app = Router::new().route("/a/{id}", delete(remove));\n}\n',
      'open-write-route:6',
    ],
  ])('sees where it is missing, %s: %s', (path, text, expected) => expect(rules(path, text)).toEqual([expected]));
});

describe('the database', () => {
  const TWO =
    "await db.query('UPDATE a SET x = 1 WHERE id = $1', [1]);\nawait db.query('INSERT INTO b (a_id) VALUES ($1)', [1]);";

  it.each([
    ['a.ts', EXPRESS(TWO, 'post'), 'no-transaction:2'],
    [
      'a.java',
      SPRING('        orders.save(order);\n        items.save(item);\n        return order;'),
      'no-transaction:9',
    ],
    [
      'a.ts',
      EXPRESS(
        'const row = await prisma.a.findUnique({ where: { id } });\nif (row.used >= row.quota) return res.status(409).end();\nawait prisma.a.update({ where: { id }, data: { used: row.used + 1 } });',
        'post',
      ),
      'race:3',
    ],
    ['a.py', FLASK('shop = Shop.objects.get(id=1)\nshop.stock -= 1\nshop.save()', 'post'), 'race:5'],
    [
      'a.java',
      SPRING(
        '        if (orders.countByDay(day) >= 9) throw new Full();\n        return orders.save(new Order(day));',
        '@RequestBody LocalDate day',
      ),
      'race:9',
    ],
    ['a.ts', EXPRESS("await db.query('DELETE FROM a WHERE id = $1', [req.params.id]);"), 'unsafe-get:1'],
    [
      'a.ts',
      EXPRESS(
        'const all = await prisma.a.findMany();\nfor (const one of all.slice(0, 5)) one.b = await prisma.b.findMany({ where: { aId: one.id } });',
      ),
      'query-in-loop:3',
    ],
    [
      'a.rb',
      RAILS('orders = Order.order(:id).limit(5)\nrender json: orders.map { |o| { by: o.customer.name } }'),
      'lazy-read-in-loop:6',
    ],
    ['a.go', GO('\trows, err := db.Query("SELECT id FROM a ORDER BY id")'), 'unbounded-read:4'],
    [
      'm.rb',
      'class A < ActiveRecord::Migration[7.1]\n  def change\n    create_table :uses do |t|\n      t.bigint :batch_id, null: false\n      t.float :unit_price\n    end\n  end\nend\n',
      'unindexed-foreign-key:4',
    ],
  ])('%s: %s', (path, text, expected) => expect(rules(path, text)).toContain(expected));

  it.each([
    ['a.ts', EXPRESS(`await db.tx(async (tx) => {\n${TWO.replaceAll('db.', 'tx.')}\n});`, 'post')],
    [
      'a.ts',
      EXPRESS(
        "if (one) {\n  await db.query('UPDATE a SET x = 1 WHERE id = $1', [1]);\n  return;\n}\nawait db.query('INSERT INTO b (a_id) VALUES ($1)', [1]);",
        'post',
      ),
    ],
    [
      'a.py',
      FLASK(
        'with transaction.atomic():\n    shop = Shop.objects.select_for_update().get(id=1)\n    shop.stock -= 1\n    shop.save()',
        'post',
      ),
    ],
    [
      'a.rb',
      RAILS(
        'orders = Order.includes(:customer).order(:id).limit(5)\nrender json: orders.map { |o| { by: o.customer.name } }',
      ),
    ],
    ['a.ts', 'const one = ROWS.find((row) => row.id === 1);\nconst other = rows.find(isMine);\n'],
  ])('leaves alone what holds together, %s: %s', (path, text) => expect(rules(path, text)).toEqual([]));
});

describe('the rest of a request', () => {
  it.each([
    ['a.ts', 'app.use(cors({ origin: (_o, done) => done(null, true), credentials: true }));', 'cors-for-all:1'],
    ['a.py', 'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)', 'cors-for-all:1'],
    [
      'a.py',
      '@app.post("/a", dependencies=[Depends(require_user)])\nasync def a():\n    time.sleep(3)\n',
      'blocking-call:3',
    ],
    ['a.ts', EXPRESS("const text = fs.readFileSync('a.txt');"), 'blocking-call:2'],
    ['a.go', GO('\t_, _ = db.Exec("INSERT INTO a (b) VALUES ($1)", 1)'), 'swallowed-error:4'],
    ['a.php', LARAVEL('try {\n    $this->remove();\n} catch (\\Throwable $e) {\n}'), 'swallowed-error:8'],
    [
      'a.go',
      GO('\tw.WriteHeader(http.StatusOK)\n\tjson.NewEncoder(w).Encode(map[string]string{"error": "not found"})'),
      'wrong-status:4',
    ],
    ['a.ts', EXPRESS("res.status(200).json({ error: 'no such order' });"), 'wrong-status:2'],
    ['a.ts', EXPRESS('const charge = await gateway.charge(order.token, order.cents);', 'post'), 'charge-without-key:1'],
    [
      'a.ts',
      EXPRESS("const body = 'x';\nawait fetch(`https://maps.example/v1?api_key=${KEY}`, { signal });"),
      'secret-in-url:3',
    ],
    ['a.ts', EXPRESS('res.json({ id: user.id, passwordHash: user.passwordHash });'), 'secret-in-answer:2'],
    ['a.py', 'def sign_up(password):\n    return hashlib.md5(password.encode()).hexdigest()\n', 'weak-password-hash:2'],
    [
      'a.py',
      'key = os.environ["MAPS_KEY"]\n\ndef call():\n    key = os.environ["MAPS_KEY"]\n    log.info("with %s", key)\n',
      'secret-in-log:5',
    ],
    ['a.py', 'class A(models.Model):\n    balance = models.FloatField()\n', 'float-money:2'],
    ['a.go', 'package a\n\ntype Item struct {\n\tPrice float64\n}\n', 'float-money:4'],
  ])('%s: %s', (path, text, expected) => expect(rules(path, text)).toContain(expected));

  it.each([
    ['a.ts', "app.use(cors({ origin: ['https://a.example'], credentials: true }));"],
    ['a.ts', "const TERMS = fs.readFileSync('terms.txt', 'utf8');"],
    ['a.go', GO('\tdefer func() { _ = tx.Rollback() }()')],
    [
      'a.ts',
      'try {\n  await send();\n} catch {\n  // The receiver asks again each minute, so one lost message does no harm.\n}\n',
    ],
    ['a.ts', 'const there = await stat(path).catch(() => undefined);'],
    ['a.py', 'log.info("password of %s was changed", user.id)'],
    ['a.php', "<?php\nreturn ['password' => 'required|string|min:12'];\n"],
    ['a.ts', "export const etag = (body) => createHash('sha1').update(body).digest('hex');"],
  ])('leaves alone what is meant so, %s: %s', (path, text) => expect(rules(path, text)).toEqual([]));
});

describe('a diff', () => {
  const DIFF = (added: string) =>
    `diff --git a/a.rb b/a.rb\n--- a/a.rb\n+++ b/a.rb\n@@ -1,6 +1,6 @@\n class OrdersController < ApplicationController\n   def index\n-    orders = Order.includes(:customer).limit(5)\n+    ${added}\n     render json: orders.map { |o| { by: o.customer.name } }\n   end\n end\n`;

  it('tells of what a changed line breaks below', () =>
    expect(rules('stdin', DIFF('orders = Order.order(:id).limit(5)'))).toEqual(['lazy-read-in-loop:3']));

  it('says nothing of what stood there before', () =>
    expect(rules('stdin', DIFF('orders = Order.includes(:customer).limit(6)'))).toEqual([]));
});

describe('any text', () => {
  it('is read without a failure, and each finding stands on one of its lines', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      '"',
      "'",
      '`',
      '${',
      '\n',
      '  ',
      '//',
      '/*',
      '*/',
      '#',
      'def a():',
      'for x in y',
      'fetch(',
      'SELECT a FROM b',
      'catch',
      '=>',
      'password',
      ' = ',
      '@@ -1 +1 @@',
      '+++ b/x.py',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom('a.ts', 'a.py', 'a.go', 'a.rb', 'a.php', 'a.rs', 'stdin'),
        (pieces, path) => {
          const text = pieces.join('');
          const lines = text.split('\n').length;
          for (const { line } of reviewCode({ path, text })) expect(line >= 1 && line <= lines).toBe(true);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
