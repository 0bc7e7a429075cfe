/** A server on this machine that this process started, and that ends with it. */
export interface LocalService {
  /** Connection address of its superuser or only user, password included. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Stops the server in order, by force when it does not obey; resolves when it is gone. May be called again. */
  stop(): Promise<void>;
}
