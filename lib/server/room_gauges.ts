import { Gauge, type Registry } from "@prometheus-io/client";
import type { Room } from "../broker/room.ts";
import { PEOPLE, SESSIONS } from "./metric_names.ts";

/**
 * Adds the numbers that are only looked at when they are asked for. Gives what reads them from a
 * room.
 */
export function addRoomGauges(registers: Registry[]): (room: Room) => void {
  const people = new Gauge({ ...PEOPLE, registers });
  const sessions = new Gauge({ ...SESSIONS, registers });
  return (room) => {
    const { size: joining } = room.joining;
    const { size: lost } = room.lost;
    people.set(room.people.size);
    sessions.set({ state: "joining" }, joining);
    sessions.set({ state: "lost" }, lost);
    sessions.set({ state: "online" }, room.sessions.size - joining - lost);
  };
}
