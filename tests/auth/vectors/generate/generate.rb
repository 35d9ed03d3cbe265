# Signs cases.json with ruby-jwt. Prints the vectors as JSON, and what ruby-jwt refuses to stderr.

require "json"
require "jwt"

CASES = JSON.parse(File.read(File.join(__dir__, "cases.json"), encoding: "UTF-8"))

def sign(kase, headers = {})
  secret = kase["algorithm"] == "none" ? nil : kase.fetch("signWith", kase["secret"])
  token = JWT.encode(kase["claims"], secret, kase["algorithm"], headers)
  {
    library: "ruby-jwt",
    version: JWT::VERSION::STRING,
    note: kase["note"],
    token: token,
    secret: kase["secret"],
    expected: kase["expected"],
  }
rescue StandardError => e
  warn "ruby-jwt refuses: #{kase["note"]}: #{e.message}"
  nil
end

vectors = CASES.map { |kase| sign(kase) }
vectors << sign(CASES[0].merge("note" => "typ and kid in the header"), { typ: "JWT", kid: "1" })
vectors << sign(
  CASES[0].merge(
    "note" => "exp from Time#to_f",
    "claims" => { sub: "alice", exp: Time.at(1_700_000_300, 123_456, :usec).to_f }
  )
)

puts JSON.pretty_generate(vectors.compact)
