// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of other programs.
import type { Language } from '../../review/code/language.ts';

type Fixes = Readonly<Record<string, Partial<Record<Language, string>>>>;

/**
 * What a fix looks like in each language, by the rule that asks for it, where the line itself cannot be rewritten.
 * `{a}` and `{b}` are the first and second name that the finding quotes.
 */
export const CODE_FIXES: Fixes = {
  'sql-injection': {
    js: "const { rows } = await db.query('SELECT id, name FROM … WHERE … = $1', [{a}]);",
    python: 'cursor.execute("SELECT id, name FROM … WHERE … = %s", ({a},))',
    go: 'rows, err := db.QueryContext(ctx, `SELECT id FROM … WHERE … = $1`, {a})',
    java: 'jdbc.query("SELECT id FROM … WHERE … = ?", mapper, {a});',
    csharp: 'await db.QueryAsync<Row>("SELECT id FROM … WHERE … = @value", new { value = {a} });',
    ruby: 'scope.where("… ILIKE ?", "%#{scope.sanitize_sql_like({a})}%")',
    php: '$rows = DB::select("SELECT id FROM … WHERE … = ?", [{a}]);',
    rust: 'sqlx::query_as::<_, Row>("SELECT id FROM … WHERE … = $1").bind({a}).fetch_all(&pool).await?;',
  },
  'shell-with-values': {
    js: "await execFile('convert', [file, 'out.png'], { timeout: 10_000 });",
    python: 'subprocess.run(["convert", path, "out.png"], check=True, timeout=10)',
    go: 'exec.CommandContext(ctx, "convert", path, "out.png").Run()',
    ruby: 'system("convert", path, "out.png")',
    php: '(new Process(["convert", $path, "out.png"]))->setTimeout(10)->mustRun();',
    java: 'new ProcessBuilder("convert", path, "out.png").start();',
  },
  'mass-assignment': {
    js: 'const { title, notes } = Body.strict().parse({a}); // the columns that callers may set, by name\nawait {b}({ title, notes });',
    python:
      'class Change(BaseModel):\n    model_config = ConfigDict(extra="forbid")\n    title: str  # the columns that callers may set, by name\n\nchange = Change.model_validate({a})',
    go: 'var in struct { Title string `json:"title"` } // the columns that callers may set, by name\ndec := json.NewDecoder(r.Body)\ndec.DisallowUnknownFields()',
    java: 'public record Change(@NotBlank String title, String notes) {} // and not the entity itself',
    csharp: 'public sealed record Change(string Title, string? Notes); // and not the entity itself',
    ruby: 'data = params.require(:record).permit(:title, :notes) # the columns that callers may set, by name\n{b}(data)',
    php: "$data = $request->validate(['title' => 'required|string|max:200']);\n{b}($data);",
    rust: '#[derive(Deserialize)]\n#[serde(deny_unknown_fields)]\nstruct Change { title: String }',
  },
  'path-traversal': {
    js: 'const file = path.resolve(ROOT, path.basename({a}));\nif (!file.startsWith(ROOT + path.sep)) return res.status(404).end();',
    python: 'return send_from_directory(ROOT, {a})  # refuses what leaves ROOT',
    go: 'root, err := os.OpenRoot(dir)\nfile, err := root.Open({a}) // refuses what leaves dir',
    java: 'Path file = root.resolve({a}).normalize();\nif (!file.startsWith(root)) throw new ResponseStatusException(NOT_FOUND);',
    ruby: 'record = current_user.documents.find(params[:id])\nsend_file record.path',
    php: "$path = Storage::disk('photos')->path(basename({a}));",
    csharp:
      'var file = Path.GetFullPath(Path.Combine(root, {a}));\nif (!file.StartsWith(root + Path.DirectorySeparatorChar)) return NotFound();',
    rust: 'let file = root.join({a}).canonicalize()?;\nif !file.starts_with(&root) { return Err(StatusCode::NOT_FOUND); }',
  },
  'open-redirect': {
    js: "const next = String({b} ?? '/');\nres.redirect(/^\\/(?![\\/\\\\])/.test(next) ? next : '/');",
    python: 'target = {b}\nreturn redirect(target if re.match(r"^/(?![/\\\\])", target) else "/")',
    go: 'if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.HasPrefix(next, "/\\\\") { next = "/" }',
    ruby: 'redirect_to url_from({b}) || root_path',
    php: "return redirect()->to(preg_match('~^/(?![/\\\\\\\\])~', {b}) ? {b} : '/');",
    java: 'return "redirect:" + (next.matches("^/(?![/\\\\\\\\]).*") ? next : "/");',
    csharp: 'return LocalRedirect(Url.IsLocalUrl(next) ? next : "/");',
  },
  'server-side-request': {
    js: "const url = new URL({b});\nif (url.protocol !== 'https:' || !ALLOWED_HOSTS.has(url.hostname)) return res.status(422).end();\nawait fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) });",
    python:
      'url = urlsplit({b})\nif url.scheme != "https" or url.hostname not in ALLOWED_HOSTS:\n    abort(422)\nrequests.get(url.geturl(), timeout=(3, 10), allow_redirects=False)',
    go: 'u, err := url.Parse({b})\nif err != nil || u.Scheme != "https" || !allowedHosts[u.Hostname()] {\n\thttp.Error(w, "address not allowed", http.StatusUnprocessableEntity)\n\treturn\n}',
    ruby: 'uri = URI.parse({b})\nreturn head(:unprocessable_entity) unless uri.is_a?(URI::HTTPS) && ALLOWED_HOSTS.include?(uri.host)',
    php: "$host = parse_url({b}, PHP_URL_HOST);\nabort_unless(str_starts_with({b}, 'https://') && in_array($host, config('photos.hosts'), true), 422);\nHttp::timeout(5)->withoutRedirecting()->get({b});",
    java: 'URI uri = URI.create({b});\nif (!"https".equals(uri.getScheme()) || !ALLOWED_HOSTS.contains(uri.getHost())) throw new ResponseStatusException(UNPROCESSABLE_ENTITY);',
    csharp:
      'var uri = new Uri({b});\nif (uri.Scheme != "https" || !AllowedHosts.Contains(uri.Host)) return UnprocessableEntity();',
  },
  'cors-for-all': {
    js: "const ORIGINS = process.env.ALLOWED_ORIGINS.split(',');\napp.use(cors({ origin: ORIGINS, credentials: true }));",
    python: 'CORS(app, origins=os.environ["ALLOWED_ORIGINS"].split(","), supports_credentials=True)',
    go: 'cors.Options{AllowedOrigins: strings.Split(os.Getenv("ALLOWED_ORIGINS"), ","), AllowCredentials: true}',
    java: 'config.setAllowedOrigins(allowedOrigins); // from the configuration, as a list',
    csharp: 'policy.WithOrigins(allowedOrigins).AllowCredentials()',
    ruby: 'origins ENV.fetch("ALLOWED_ORIGINS").split(",")',
    php: "'allowed_origins' => explode(',', env('ALLOWED_ORIGINS')),",
    rust: '.allow_origin(AllowOrigin::list(origins)).allow_credentials(true)',
  },
  'weak-password-hash': {
    js: 'const hash = await argon2.hash(password);\nconst isRight = await argon2.verify(hash, password);',
    python:
      'hasher = argon2.PasswordHasher()\nrow.password_hash = hasher.hash(password)\nhasher.verify(row.password_hash, password)',
    go: 'hash, err := bcrypt.GenerateFromPassword([]byte(password), 12)\nerr = bcrypt.CompareHashAndPassword(hash, []byte(password))',
    java: 'PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();\nString hash = encoder.encode(password);',
    csharp: 'var hash = new PasswordHasher<Account>().HashPassword(account, password);',
    ruby: 'has_secure_password # bcrypt, in password_digest',
    php: '$hash = password_hash($password, PASSWORD_ARGON2ID);\n$isRight = password_verify($password, $hash);',
    rust: 'let hash = Argon2::default().hash_password(password.as_bytes(), &salt)?.to_string();',
  },
  'no-transaction': {
    js: 'await db.transaction(async (tx) => {\n  // the writes to {a} and {b}, both with tx\n});',
    python: 'with transaction.atomic():\n    ...  # the writes to {a} and {b}',
    go: 'tx, err := db.BeginTx(ctx, nil)\nif err != nil { return err }\ndefer tx.Rollback()\n// the writes to {a} and {b}, both with tx\nreturn tx.Commit()',
    java: '@Transactional // around the writes to {a} and {b}; calls to other systems stay outside',
    csharp:
      'await using var tx = await db.Database.BeginTransactionAsync(ct);\n// the writes to {a} and {b}\nawait tx.CommitAsync(ct);',
    ruby: 'ActiveRecord::Base.transaction do\n  # the writes to {a} and {b}, with their ! forms\nend',
    php: 'DB::transaction(function () {\n    // the writes to {a} and {b}\n});',
    rust: 'let mut tx = pool.begin().await?;\n// the writes to {a} and {b}, both with &mut *tx\ntx.commit().await?;',
  },
  race: {
    js: "const { rowCount } = await db.query('UPDATE … SET free = free - 1 WHERE id = $1 AND free > 0', [id]);\nif (rowCount === 0) return res.status(409).end(); // {a}",
    python:
      'changed = Model.objects.filter(pk=pk, balance__gte=amount).update(balance=F("balance") - amount)\nif changed == 0:\n    return JsonResponse({"title": "conflict"}, status=409)  # {a}',
    go: 'res, err := tx.ExecContext(ctx, `UPDATE … SET free = free - $2 WHERE id = $1 AND free >= $2`, id, n)\nif err != nil { return err }\nif changed, _ := res.RowsAffected(); changed == 0 { return ErrConflict } // {a}',
    java: '@Lock(LockModeType.PESSIMISTIC_WRITE)\nOptional<Row> findWithLockById(long id); // read by it inside the transaction, then look at {a}',
    csharp:
      'var changed = await db.Rows.Where(r => r.Id == id && r.Free > 0)\n    .ExecuteUpdateAsync(s => s.SetProperty(r => r.Free, r => r.Free - 1), ct);\nif (changed == 0) return Results.Conflict(); // {a}',
    ruby: 'record.with_lock do\n  # read {a}, look at it, and write\nend',
    php: '$row = Model::query()->lockForUpdate()->findOrFail($id); // inside DB::transaction, then look at {a}',
    rust: 'let done = sqlx::query("UPDATE … SET free = free - 1 WHERE id = $1 AND free > 0").bind(id).execute(&mut *tx).await?;\nif done.rows_affected() == 0 { return Err(StatusCode::CONFLICT); } // {a}',
  },
  'charge-without-key': {
    js: "const key = req.get('Idempotency-Key');\nif (!key) return res.status(400).end();\nconst { rowCount } = await db.query('INSERT INTO payment_attempts (idempotency_key) VALUES ($1) ON CONFLICT DO NOTHING', [key]);\nif (rowCount === 0) return repeatOf(key);",
    python:
      'key = request.headers["Idempotency-Key"]\nattempt, is_new = PaymentAttempt.objects.get_or_create(key=key)\nif not is_new:\n    return attempt.answer()',
    go: 'key := r.Header.Get("Idempotency-Key")\nif key == "" {\n\thttp.Error(w, "Idempotency-Key is missing", http.StatusBadRequest)\n\treturn\n}\n// a unique column holds key; where it is there already, its first answer is sent again',
    java: 'public Receipt pay(@PathVariable long id, @RequestHeader("Idempotency-Key") String key) {\n    return attempts.findByKey(key).map(Attempt::receipt).orElseGet(() -> charge(id, key));\n}',
    csharp: 'if (!Request.Headers.TryGetValue("Idempotency-Key", out var key)) return BadRequest();',
    ruby: 'attempt = PaymentAttempt.create_or_find_by!(key: request.headers.fetch("Idempotency-Key"))',
    php: "$attempt = PaymentAttempt::firstOrCreate(['key' => $request->header('Idempotency-Key')]);\nif (! $attempt->wasRecentlyCreated) return $attempt->answer();",
  },
  'swallowed-error': {
    js: "try {\n  // {a}\n} catch (error) {\n  log.error({ error }, 'what was tried, and for whom');\n  throw error;\n}",
    python: 'except ExpectedError as error:\n    log.exception("what was tried, and for whom")\n    raise',
    go: 'if err != nil { // of {a}\n\treturn fmt.Errorf("what was tried: %w", err)\n}',
    java: '} catch (ExpectedException e) {\n    log.error("what was tried, and for whom", e);\n    throw e;\n}',
    csharp: 'catch (ExpectedException e)\n{\n    log.LogError(e, "what was tried, and for whom");\n    throw;\n}',
    ruby: 'rescue ExpectedError => e\n  Rails.logger.error(e.full_message)\n  raise',
    php: '} catch (ExpectedException $e) {\n    report($e);\n    throw $e;\n}',
    rust: '{a}.map_err(|error| { tracing::error!(%error); StatusCode::INTERNAL_SERVER_ERROR })?;',
  },
  'no-timeout': {
    js: 'await fetch(url, { ...options, signal: AbortSignal.timeout(5_000) });',
    python: 'requests.get(url, timeout=(3, 10))  # seconds to connect, and to read',
    go: 'var client = &http.Client{Timeout: 5 * time.Second}\n\nreq, err := http.NewRequestWithContext(r.Context(), http.MethodGet, url, nil)\nres, err := client.Do(req)',
    java: 'HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();',
    csharp: 'builder.Services.AddHttpClient("other", c => c.Timeout = TimeSpan.FromSeconds(5));',
    ruby: 'Net::HTTP.start(uri.host, uri.port, use_ssl: true, open_timeout: 3, read_timeout: 10) { |http| http.get(uri) }',
    php: 'Http::connectTimeout(3)->timeout(10)->get($url);',
    rust: 'let client = reqwest::Client::builder().timeout(Duration::from_secs(5)).build()?;',
  },
  'query-in-loop': {
    js: "const ids = rows.map(({ id }) => id);\nconst all = await db.query('SELECT * FROM {a} WHERE parent_id = ANY($1)', [ids]); // once, before the loop\nconst byParent = Map.groupBy(all.rows, (row) => row.parent_id);",
    python:
      'ids = [row.id for row in rows]\ncursor.execute("SELECT * FROM {a} WHERE parent_id = ANY(%s)", (ids,))  # once, before the loop',
    go: 'rows, err := db.QueryContext(ctx, `SELECT * FROM {a} WHERE parent_id = ANY($1)`, pq.Array(ids)) // once, before the loop',
    java: 'Map<Long, Row> byId = {a}.findAllById(ids).stream() // once, before the loop\n    .collect(Collectors.toMap(Row::getId, Function.identity()));',
    csharp: 'var byId = await db.Rows.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct); // {a}, once',
    ruby: 'by_parent = scope.where(parent_id: ids).group_by(&:parent_id) # {a}, once',
    php: '$byParent = $query->whereIn("parent_id", $ids)->get()->groupBy("parent_id"); // {a}, once',
    rust: 'sqlx::query_as::<_, Row>("SELECT * FROM {a} WHERE parent_id = ANY($1)").bind(&ids).fetch_all(&pool).await?; // once',
  },
  'unbounded-read': {
    js: "const limit = Math.min(Number(req.query.limit ?? 50), 100);\nconst page = await db.query('SELECT * FROM {a} WHERE id > $1 ORDER BY id LIMIT $2', [after, limit]);",
    python: 'page = query.filter(id__gt=after).order_by("id")[: min(limit, 100)]  # {a}',
    go: 'rows, err := db.QueryContext(ctx, `SELECT id FROM {a} WHERE id > $1 ORDER BY id LIMIT $2`, after, min(limit, 100))',
    java: 'Slice<Row> page = {a}.findByIdGreaterThanOrderById(after, PageRequest.of(0, Math.min(limit, 100)));',
    csharp:
      'var page = await db.Rows.Where(r => r.Id > after).OrderBy(r => r.Id).Take(Math.Min(limit, 100)).ToListAsync(ct);',
    ruby: '{a}.where("id > ?", params.fetch(:after, 0)).order(:id).limit([params.fetch(:limit, 50).to_i, 100].min)',
    php: '$page = $query->orderBy("id")->cursorPaginate(min((int) $request->query("limit", 50), 100)); // {a}',
    rust: 'sqlx::query_as::<_, Row>("SELECT * FROM {a} WHERE id > $1 ORDER BY id LIMIT $2").bind(after).bind(limit.min(100)).fetch_all(&pool).await?;',
  },
  'unsafe-get': {
    js: "router.post('/…', requireUser, handler); // was GET",
    python: '@app.post("/…")  # was GET',
    go: 'mux.HandleFunc("POST /…", handler) // was GET',
    java: '@PostMapping("/…") // was GET',
    csharp: '[HttpPost] // was GET',
    ruby: 'post :action, on: :member # was get',
    php: "Route::post('/…', [Controller::class, 'action']); // was get",
    rust: '.route("/…", post(handler)) // was get',
  },
  'float-money': {
    js: 'const amountCents = Math.round(Number(input) * 100); // stored, added and sent as whole cents',
    python: 'amount = models.DecimalField(max_digits=14, decimal_places=2)  # {a}',
    go: 'AmountCents int64 `json:"amount_cents"` // {a}',
    java: '@Column(precision = 14, scale = 2)\nprivate BigDecimal amount; // {a}',
    csharp: '[Precision(14, 2)] public decimal Amount { get; set; } // {a}',
    ruby: 't.decimal :{a}, precision: 14, scale: 2, null: false',
    php: "$table->decimal('{a}', 14, 2);",
    rust: 'amount: rust_decimal::Decimal, // {a}',
  },
  'blocking-call': {
    js: "const text = await readFile(path, 'utf8'); // in place of {a}",
    python: 'await asyncio.to_thread(blocking_call, argument)  # in place of {a}',
    csharp: 'var text = await File.ReadAllTextAsync(path, ct); // in place of {a}',
    rust: 'let done = tokio::task::spawn_blocking(move || work()).await?; // in place of {a}',
  },
  'wrong-status': {
    js: "return res.status(404).type('application/problem+json').json({ title: 'Not found', status: 404 });",
    python: 'return jsonify(title="Not found", status=404), 404',
    go: 'if errors.Is(err, sql.ErrNoRows) {\n\thttp.Error(w, "not found", http.StatusNotFound)\n\treturn\n}',
    java: 'throw new ResponseStatusException(HttpStatus.NOT_FOUND);',
    csharp: 'return Results.Problem(statusCode: 404, title: "Not found");',
    ruby: 'render json: { title: "Not found", status: 404 }, status: :not_found',
    php: 'abort(404);',
    rust: 'return Err(StatusCode::NOT_FOUND);',
  },
};
