import type { Language } from '../review/code/language.ts';

/** How the libraries of a language speak with a database. Each is matched with the whole name of a call. */
export type DatabaseWords = {
  /** What answers any number of rows. */
  many: RegExp;
  /** What answers one row or none. */
  one: RegExp;
  /** What answers a number or whether there is one. */
  count: RegExp;
  write: RegExp;
};

const NEVER = /(?!)/;

export const DATABASE_WORDS: Record<Language, DatabaseWords> = {
  js: {
    many: /\.(?:findMany|findAll|findAndCountAll|findBy)$|(?:^|\.)(?:[A-Z][a-z]\w*|\w*(?:[rR]epo(?:sitory)?|[mM]odel|[cC]ollection|collection\(\)))\.find$|^(?:this\.)?(?:db|knex|trx|tx)\(\)(?:\.\w+\(\))*\.(?:select|where|whereIn|andWhere|orderBy|join|leftJoin)$/,
    one: /\.(?:findOne|findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|findById|findByPk|findOneBy|findOneOrFail|findOneByOrFail)$|^(?:this\.)?(?:db|knex|trx|tx)\(\)(?:\.\w+\(\))*\.first$/,
    count:
      /(?:^|\.)(?:[A-Z]\w+|prisma\.\w+|tx\.\w+|\w*[rR]epo(?:sitory)?|\w*[mM]odel)\.(?:count|countDocuments|exists?|existsBy|aggregate)$/,
    write:
      /\.(?:createMany|insertMany|insertOne|updateMany|updateOne|upsert|deleteMany|deleteOne|bulkCreate|findByIdAndUpdate|findOneAndUpdate|findOneAndDelete|findByIdAndDelete)$|(?:^|\.)(?:(?:prisma|tx|trx|db|em|manager|orm)(?:\.\w+)?|[A-Z]\w+|\w*(?:[rR]epo(?:sitory)?|[mM]odel|[cC]ollection))\.(?:create|insert|update|delete|save|destroy|remove|increment|decrement)$|^[a-z]\w*\.save$|^(?:this\.)?(?:db|knex|trx|tx)\(\)(?:\.\w+\(\))*\.(?:insert|update|del|delete|increment|decrement)$/,
  },
  python: {
    many: /\.objects(?:\.\w+\(\)|\.select_related|\.order_by)*\.(?:all|filter|exclude|order_by|values|select_related|prefetch_related)$|\.query\(\)(?:\.\w+\(\))*\.all$|\.query(?:\.\w+\(\))*\.all$|\b(?:db|mongo|coll|\w*[cC]ollection|\w*_col)\b.*\.find$|\.scalars\(\)(?:\.\w+\(\))*\.all$/,
    one: /get_object_or_404$|\.objects(?:\.\w+\(\))*\.(?:get|first|last)$|\.query(?:\(\))?(?:\.\w+\(\))*\.(?:get|first|one|one_or_none|get_or_404|first_or_404)$|\b(?:session|db)\.(?:get|scalar|scalar_one)$|\.find_one$/,
    count:
      /\.objects(?:\.\w+\(\))*\.(?:count|exists|aggregate)$|\.query(?:\(\))?(?:\.\w+\(\))*\.(?:count|exists)$|\.count_documents$/,
    write:
      /\.objects(?:\.\w+\(\))*\.(?:create|bulk_create|update_or_create|update|delete|bulk_update)$|^[a-z_]\w*(?:\.[a-z_]\w*)?\.save$|\.(?:insert_one|insert_many|update_one|update_many|delete_one|delete_many|replace_one)$|\bsession\.commit$/,
  },
  go: {
    many: /\b(?:db|DB|tx|gdb|conn)(?:\(\))?(?:\.\w+\(\))*\.Find$/,
    one: /\b(?:db|DB|tx|gdb)(?:\.\w+\(\))*\.(?:First|Take|Last)$/,
    count: /\b(?:db|DB|tx|gdb)(?:\.\w+\(\))*\.Count$/,
    write: /\b(?:db|DB|tx|gdb)(?:\.\w+\(\))*\.(?:Create|Save|Update|Updates|UpdateColumn|Delete)$/,
  },
  java: {
    many: /\.findAll\w*$|\.findAllBy\w*$|createQuery\(\)\.getResultList$/,
    one: /\.(?:findById|getById|getReferenceById|findOne|findBy\w+|getOne)$/,
    count: /\.(?:count|countBy\w+|exists|existsById|existsBy\w+)$/,
    write: /\.(?:save|saveAll|saveAndFlush|delete|deleteById|deleteAll\w*|deleteBy\w+|insert|persist|merge)$/,
  },
  csharp: {
    many: /\b_?\w*(?:[cC]ontext|[dD]b|ctx)\..*(?:ToListAsync|ToList|ToArrayAsync)$/,
    one: /\b_?\w*(?:[cC]ontext|[dD]b|ctx)\..*(?:FindAsync|Find|FirstOrDefaultAsync|FirstAsync|SingleOrDefaultAsync|SingleAsync|FirstOrDefault)$/,
    count: /\b_?\w*(?:[cC]ontext|[dD]b|ctx)\..*(?:CountAsync|AnyAsync|Any|Count)$/,
    write: /\.(?:SaveChangesAsync|SaveChanges|ExecuteUpdateAsync|ExecuteDeleteAsync)$/,
  },
  ruby: {
    many: /^[A-Z][\w:]*(?:\.\w+\(\))*\.(?:all|where|order)$/,
    one: /^[A-Z][\w:]*(?:\.\w+\(\))*\.(?:find|find_by!?|first|last|take)$/,
    count: /^[A-Z][\w:]*(?:\.\w+\(\))*\.(?:count|exists\?|any\?)$|\.(?:count|exists\?)$/,
    write:
      /^(?!params|session|cookies|cache|Rails|File|FileUtils|Redis|redis|hash|options|headers|response|request)@?[\w:]+(?:\.\w+(?:\(\))?)*\.(?:create!?|save!?|update!?|update_columns?|update_all|update_attributes?|destroy!?|delete_all|insert_all!?|upsert_all|increment!|decrement!|toggle!)$/,
  },
  php: {
    many: /^(?!Http|Route|Storage|Cache|Config|Session|Cookie|Redis|Log|Request|Arr|Str|File|Lang|Input|App)[A-Z]\w*(?:::(?:all|get)|::\w+\(\)(?:->\w+\(\))*->(?:get|all))$|->findAll$|->findBy$/,
    one: /::(?:find|findOrFail|first|firstOrFail)$|::\w+\(\)(?:->\w+\(\))*->(?:first|firstOrFail|find|findOrFail)$|->findOneBy$|->find$/,
    count: /::(?:count|exists)$|->(?:count|exists)$/,
    write:
      /^(?!Cache|Session|Storage|Http|Log|Mail|Redis|File|Cookie|Queue|Event|Schema|Route|Config)[A-Z]\w*::(?:create|insert|updateOrCreate|firstOrCreate|upsert|destroy)$|^(?:DB|[A-Z]\w*)::\w+\(\)(?:->\w+\(\))*->(?:insert|insertGetId|update|delete|increment|decrement|create)$|^\$(?!request|this->cache|cache|session|response|storage|client)\w+(?:->\w+(?:\(\))?)*->(?:save|saveOrFail|update|delete|create|increment|decrement|forceDelete|flush)$/,
  },
  rust: { many: NEVER, one: NEVER, count: NEVER, write: NEVER },
};

/** What runs a text of SQL and answers at most one row. */
export const ONE_ROW =
  /(?:one|oneOrNone|none|fetchone|fetch_one|fetch_optional|fetchrow|fetchval|QueryRow\w*|first|get|single|scalar\w*|queryForObject|QueryFirst\w*|QuerySingle\w*|findOne|select_one|select_value|fetch|fetchColumn|fetch_assoc|fetchAssociative|pluck|mappings\(\)\.one|getSingleResult|Get|GetContext)$/;
