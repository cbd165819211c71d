/** The languages and frameworks of a repo, as its package files tell them. */
export type Stack = {
  language: Language;
  framework?: string;
  /** Name of the library that speaks to the database. */
  access?: string;
  tests?: string;
  /** Stores and brokers whose clients are listed. */
  clients: string[];
  path: string;
};

export type Language = 'typescript' | 'python' | 'go' | 'java' | 'ruby' | 'rust' | 'csharp' | 'php';

type Sign = [pattern: RegExp, name: string];
type LanguageSigns = { file: RegExp; language: Language; frameworks: Sign[]; access: Sign[]; tests: Sign[] };

const LANGUAGES: readonly LanguageSigns[] = [
  {
    file: /(?:^|\/)package\.json$/,
    language: 'typescript',
    frameworks: [
      [/"@nestjs\/core"/, 'NestJS'],
      [/"fastify"/, 'Fastify'],
      [/"express"/, 'Express'],
      [/"hono"/, 'Hono'],
      [/"koa"/, 'Koa'],
      [/"next"/, 'Next.js'],
      [/"@hapi\/hapi"/, 'hapi'],
    ],
    access: [
      [/"@?prisma(?:\/client)?"/, 'Prisma'],
      [/"drizzle-orm"/, 'Drizzle'],
      [/"typeorm"/, 'TypeORM'],
      [/"sequelize"/, 'Sequelize'],
      [/"knex"/, 'Knex'],
      [/"kysely"/, 'Kysely'],
      [/"mongoose"/, 'Mongoose'],
      [/"pg"/, 'pg'],
      [/"mysql2?"/, 'mysql2'],
    ],
    tests: [
      [/"vitest"/, 'Vitest'],
      [/"jest"/, 'Jest'],
      [/"mocha"/, 'Mocha'],
    ],
  },
  {
    file: /(?:^|\/)(?:pyproject\.toml|requirements[\w.-]*\.txt|Pipfile)$/,
    language: 'python',
    frameworks: [
      [/fastapi/i, 'FastAPI'],
      [/django/i, 'Django'],
      [/flask/i, 'Flask'],
    ],
    access: [
      [/sqlalchemy/i, 'SQLAlchemy'],
      [/asyncpg/i, 'asyncpg'],
      [/psycopg/i, 'psycopg'],
    ],
    tests: [[/pytest/i, 'pytest']],
  },
  {
    file: /(?:^|\/)go\.mod$/,
    language: 'go',
    frameworks: [
      [/gin-gonic\/gin/, 'Gin'],
      [/labstack\/echo/, 'Echo'],
      [/go-chi\/chi/, 'chi'],
      [/gofiber\/fiber/, 'Fiber'],
    ],
    access: [
      [/jackc\/pgx/, 'pgx'],
      [/gorm\.io/, 'GORM'],
      [/jmoiron\/sqlx/, 'sqlx'],
    ],
    tests: [[/stretchr\/testify/, 'testify']],
  },
  {
    file: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?)$/,
    language: 'java',
    frameworks: [
      [/spring-boot/, 'Spring Boot'],
      [/quarkus/, 'Quarkus'],
      [/micronaut/, 'Micronaut'],
    ],
    access: [
      [/jpa|hibernate/, 'JPA'],
      [/jooq/, 'jOOQ'],
    ],
    tests: [[/junit/, 'JUnit']],
  },
  {
    file: /(?:^|\/)Gemfile$/,
    language: 'ruby',
    frameworks: [
      [/['"]rails['"]/, 'Rails'],
      [/['"]sinatra['"]/, 'Sinatra'],
    ],
    access: [[/['"]rails['"]|activerecord/, 'Active Record']],
    tests: [[/rspec/, 'RSpec']],
  },
  {
    file: /(?:^|\/)Cargo\.toml$/,
    language: 'rust',
    frameworks: [
      [/^axum/m, 'axum'],
      [/^actix-web/m, 'Actix'],
    ],
    access: [
      [/^sqlx/m, 'sqlx'],
      [/^diesel/m, 'Diesel'],
    ],
    tests: [],
  },
  {
    file: /\.csproj$/,
    language: 'csharp',
    frameworks: [[/Microsoft\.NET\.Sdk\.Web/, 'ASP.NET Core']],
    access: [[/EntityFrameworkCore/, 'Entity Framework']],
    tests: [[/xunit/, 'xUnit']],
  },
  {
    file: /(?:^|\/)composer\.json$/,
    language: 'php',
    frameworks: [
      [/laravel\/framework/, 'Laravel'],
      [/symfony\//, 'Symfony'],
    ],
    access: [[/laravel\/framework/, 'Eloquent']],
    tests: [[/phpunit/, 'PHPUnit']],
  },
];

const CLIENTS: readonly Sign[] = [
  [/\bi?o?redis\b/i, 'Redis'],
  [/kafka/i, 'Kafka'],
  [/amqp|pika|bunny|rabbit/i, 'RabbitMQ'],
  [/client-sqs|boto3/i, 'SQS'],
  [/mongo/i, 'MongoDB'],
  [/dynamodb/i, 'DynamoDB'],
  [/\bmysql2?\b|pymysql|mysqlclient/i, 'MySQL'],
  [/"pg"|psycopg|asyncpg|pgx|postgres/i, 'PostgreSQL'],
  [/stripe/i, 'Stripe'],
];

/** What a package file says of the stack; nothing when the file is none. */
export function stackOf(path: string, text: string): Stack | undefined {
  const signs = LANGUAGES.find(({ file }) => file.test(path));
  if (signs === undefined) return undefined;
  const first = (list: readonly Sign[]) => list.find(([pattern]) => pattern.test(text))?.[1];
  const framework = first(signs.frameworks);
  const access = first(signs.access);
  const tests = first(signs.tests);
  return {
    language: signs.language,
    ...(framework === undefined ? {} : { framework }),
    ...(access === undefined ? {} : { access }),
    ...(tests === undefined ? {} : { tests }),
    clients: CLIENTS.filter(([pattern]) => pattern.test(text)).map(([, name]) => name),
    path,
  };
}
