import assert from "node:assert/strict";
import { normalizeGuestName } from "../../lib/protocol/username.ts";

Deno.test("N7, D9: a guest's word that mixes alphabets with look-alikes is refused", () => {
  const names = [
    "аdmin",
    "admіn",
    "ΑNN",
    "annа 2",
    "the аdmin",
    "Ρeter",
    "ann_оf",
    "ann\u200Bа",
    "աdmin",
  ];
  for (const name of names) {
    assert.deepEqual(normalizeGuestName(name), {
      ok: false,
      error: "A word of that name mixes letters of different alphabets that look alike.",
    }, name);
  }
});

Deno.test("N7: words of one alphabet each may stand side by side", () => {
  const names = [
    "Ольга",
    "Ольга Smith",
    "Νίκος",
    "Ann-Вова",
    "日本ann",
    "ann 2",
    "Ольга_7",
    "علي",
    "ทดสอบ",
  ];
  for (const name of names) assert.equal(normalizeGuestName(name).ok, true, name);
});
