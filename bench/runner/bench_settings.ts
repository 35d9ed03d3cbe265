import { FILTERED_WORD } from "../crowd/texts.ts";

/** The secret that the clients' tokens are signed with. */
export const BENCH_SECRET = "a secret of the bench, long enough for HS256";

/**
 * The settings of the server that is measured. Nothing is switched off: filters look at every
 * message, every frame is counted against its limits, tokens are checked. The limits are only so
 * high that the load of the bench is within them. Newcomers get no earlier messages, which would
 * be counted as deliveries.
 */
export function composeBenchSettings(): string {
  return `
Title = "Bench"

[JWT]
Enabled = true
Strict = false
SecretKey = "${BENCH_SECRET}"

[Limits]
LoginSeconds = 120
SocketsPerAddress = 100000
SocketsPerMinutePerAddress = 1000000
MessagesPerSecond = 1000
MessageBurst = 10000
ActionsPerSecond = 1000
ActionBurst = 10000

[[PublicChannels]]
ID = "lobby"
Name = "Lobby"
EchoMessagesOnJoin = 0
WelcomeMessages = ["Welcome."]

[[MessageFilters]]
Enabled = true
KeywordPhrases = ["\\\\b${FILTERED_WORD}s?\\\\b", "\\\\bbadword(?:s|ing)?\\\\b"]
CensorMessage = true

[[MessageFilters]]
Enabled = true
PrivateChannels = false
KeywordPhrases = ["buy\\\\s+(?:cheap|my)\\\\s+\\\\w+", "free\\\\s+money"]
ReportMessage = true

[[MessageFilters]]
Enabled = true
PublicChannels = false
KeywordPhrases = ["(?:whats|tele)app\\\\s*\\\\+?\\\\d{6,}"]
ChatServerResponse = "Do not give away your number."
`;
}
