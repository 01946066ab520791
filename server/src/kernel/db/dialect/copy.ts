/** How a whole database becomes a file and a file a database. */
export interface DatabaseCopy {
  /** What a file of this kind is called: `.db.gz`. */
  extension: string;
  /** Writes everything as of one moment, compressed, while the product may be running; answers how many rows of each table are in it. */
  dump(url: string, file: string): Promise<Record<string, number>>;
  /** Takes every table away, so that `load` finds an empty database. Throws DatabaseInUse where somebody else has it open and that matters. */
  clear(url: string): Promise<void>;
  /** Fills an empty database from a file of `dump`. */
  load(url: string, file: string): Promise<void>;
}

export class DatabaseInUse extends Error {}

/** A program of the database's maker is needed and not installed. */
export class ProgramMissing extends Error {}
