import pg from 'pg';

/** How many actions are in Postgres. */
export async function storedActions({ postgresUrl }: { readonly postgresUrl: string }): Promise<number> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM actions');
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}
