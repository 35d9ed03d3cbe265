/**
 * One row of the Who List. Names are BareRTC's; empty fields are left out of the frame.
 * `personID` is ours: it stays with a person through renames and reconnections, and a later holder
 * of the same name has another one.
 */
export interface RosterRow {
  readonly username: string;
  readonly personID: string;
  /** `online`, `away`, `idle` or another single word. */
  readonly status: string;
  /** Video flag bits; 0 is no camera. */
  readonly video: number;
  /** Unix time in seconds. */
  readonly loginAt: number;
  readonly nickname?: string;
  readonly op?: true;
  readonly vip?: true;
  readonly dnd?: true;
  readonly avatar?: string;
  readonly profileURL?: string;
  readonly emoji?: string;
  readonly gender?: string;
  /** In the lists of BareRTC clients: `Active` and `Explicit` of `video`, as of 2023. */
  readonly videoActive?: true;
  readonly nsfw?: true;
}
