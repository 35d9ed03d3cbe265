// Signs cases.json with golang-jwt v4. Prints the vectors as JSON, and what golang-jwt refuses to
// stderr. Arguments: the version of golang-jwt, the path of cases.json.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/golang-jwt/jwt"
)

type testCase struct {
	Note      string          `json:"note"`
	Algorithm string          `json:"algorithm"`
	Secret    string          `json:"secret"`
	SignWith  *string         `json:"signWith"`
	Claims    jwt.MapClaims   `json:"claims"`
	Expected  json.RawMessage `json:"expected"`
}

type vector struct {
	Library  string          `json:"library"`
	Version  string          `json:"version"`
	Note     string          `json:"note"`
	Token    string          `json:"token"`
	Secret   string          `json:"secret"`
	Expected json.RawMessage `json:"expected"`
}

var vectors []vector

func sign(c testCase, claims jwt.Claims) {
	secret := c.Secret
	if c.SignWith != nil {
		secret = *c.SignWith
	}
	var key interface{} = []byte(secret)
	if c.Algorithm == "none" {
		key = jwt.UnsafeAllowNoneSignatureType
	}
	token, err := jwt.NewWithClaims(jwt.GetSigningMethod(c.Algorithm), claims).SignedString(key)
	if err != nil {
		fmt.Fprintf(os.Stderr, "golang-jwt refuses: %s: %s\n", c.Note, err)
		return
	}
	vectors = append(vectors, vector{"golang-jwt", os.Args[1], c.Note, token, c.Secret, c.Expected})
}

// Claims as BareRTC declares them for integrators: registered ones and its own.
type customClaims struct {
	Operator bool   `json:"op,omitempty"`
	Avatar   string `json:"img,omitempty"`
	jwt.RegisteredClaims
}

func main() {
	text, err := os.ReadFile(os.Args[2])
	if err != nil {
		panic(err)
	}
	var cases []testCase
	if err := json.Unmarshal(text, &cases); err != nil {
		panic(err)
	}
	for _, c := range cases {
		sign(c, c.Claims)
	}

	first := cases[0]
	first.Note = "RegisteredClaims with milliseconds, and aud as a list of one"
	jwt.TimePrecision = time.Millisecond
	issued := time.Unix(1700000000, 123456789)
	sign(first, customClaims{RegisteredClaims: jwt.RegisteredClaims{
		Subject:   "alice",
		Audience:  jwt.ClaimStrings{"chat"},
		IssuedAt:  jwt.NewNumericDate(issued),
		NotBefore: jwt.NewNumericDate(issued),
		ExpiresAt: jwt.NewNumericDate(issued.Add(5 * time.Minute)),
	}})

	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(vectors); err != nil {
		panic(err)
	}
}
