import type { Language } from '../repo/stack.ts';

/** What a stack is made of, with versions that belong together. */
export type StackNote = {
  language: string;
  framework: string;
  access: string;
  validation: string;
  tests: string;
  /** The image that a container is built on. */
  image: string;
  /** Why not this one, when another was chosen; `{field}` is the field. */
  against: string;
};

export const STACKS: Record<Language, StackNote> = {
  typescript: {
    language: 'TypeScript 5.9 on Node.js 24',
    framework: 'Fastify 5',
    access: 'pg 8',
    validation: 'Ajv 8, from the contract itself',
    tests: 'Vitest 4',
    image: 'node:24-slim',
    against: 'one thread for each process, so heavy sums in {field} would need workers',
  },
  python: {
    language: 'Python 3.13',
    framework: 'FastAPI 0.115',
    access: 'psycopg 3.2',
    validation: 'Pydantic 2',
    tests: 'pytest 8',
    image: 'python:3.13-slim',
    against: 'more memory for each request of {field}, and types that are checked by a tool beside it',
  },
  go: {
    language: 'Go 1.24',
    framework: 'net/http with its own routes',
    access: 'pgx 5',
    validation: 'types generated from the contract by oapi-codegen 2',
    tests: 'go test',
    image: 'gcr.io/distroless/static-debian12:nonroot',
    against: 'more lines for each rule of {field}, which change often in the beginning',
  },
  java: {
    language: 'Java 21',
    framework: 'Spring Boot 3.5',
    access: 'jOOQ 3.20',
    validation: 'Jakarta Validation 3.1',
    tests: 'JUnit 5',
    image: 'eclipse-temurin:21-jre',
    against: 'a longer start and more memory for each node of {field}',
  },
  ruby: {
    language: 'Ruby 3.4',
    framework: 'Rails 8.0',
    access: 'Active Record 8.0',
    validation: 'dry-validation 1.11',
    tests: 'RSpec 3.13',
    image: 'ruby:3.4-slim',
    against: 'slower for each request, which the peak of {field} would feel first',
  },
  rust: {
    language: 'Rust 1.85',
    framework: 'axum 0.8',
    access: 'sqlx 0.8',
    validation: 'serde 1 with garde 0.22',
    tests: 'cargo test',
    image: 'gcr.io/distroless/cc-debian12:nonroot',
    against: 'fewer people who can change {field} from the first week',
  },
  csharp: {
    language: 'C# 13 on .NET 9',
    framework: 'ASP.NET Core 9',
    access: 'Npgsql 9 with Dapper 2',
    validation: 'FluentValidation 12',
    tests: 'xUnit 2.9',
    image: 'mcr.microsoft.com/dotnet/aspnet:9.0',
    against: 'nothing in the brief on {field} points to it',
  },
  php: {
    language: 'PHP 8.4',
    framework: 'Laravel 12',
    access: 'Eloquent 12',
    validation: 'the validator of Laravel 12',
    tests: 'PHPUnit 12',
    image: 'php:8.4-fpm',
    against: 'no process that stays, so each request of {field} begins with an empty pool',
  },
};

/** The stacks that are weighed against the chosen one. */
export const COMMON_STACKS: readonly Language[] = ['typescript', 'go', 'python', 'java'];
