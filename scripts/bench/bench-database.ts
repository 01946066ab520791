import { createConnection } from 'mysql2/promise';
import type { Connection } from 'mysql2/promise';

export interface BenchDatabase {
  url: string;
  count(sql: string): Promise<number>;
  drop(): Promise<void>;
}

/** An empty database on the private MariaDB; the bench is run through scripts/services/with-services.mjs, which sets TEST_MYSQL_URL. */
export async function createBenchDatabase(): Promise<BenchDatabase> {
  const server = process.env.TEST_MYSQL_URL;
  if (!server) throw new Error('TEST_MYSQL_URL is not set: run this through `npm run bench`');
  const address = new URL(server);
  const name = `bench_${process.pid}_${Date.now()}`;
  const connection: Connection = await createConnection({
    socketPath: address.searchParams.get('socketPath') ?? '',
    user: address.username,
    charset: 'utf8mb4',
  });
  await connection.query(`create database ${name} character set utf8mb4`);
  await connection.query(`use ${name}`);
  address.pathname = `/${name}`;
  return {
    url: address.toString(),
    count: async (sql) => {
      const [rows] = await connection.query(sql);
      return Number((rows as { n: number | string }[])[0]?.n ?? 0);
    },
    drop: async () => {
      await connection.query(`drop database ${name}`);
      await connection.end();
    },
  };
}
