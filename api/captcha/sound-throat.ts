/**
 * Linear prediction: parts a word into what the vocal cords give (its pitch) and what the mouth makes of it (its
 * vowels), so that one can be changed without the other.
 */
const ORDER = 18;
const WINDOW = 360;
const HOP = 120;
const HANN = Float64Array.from(
  { length: WINDOW },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / WINDOW),
);

/** Every 120 samples, how much each of the last 18 samples says of the next. */
export type Mouth = readonly Float64Array[];

export function mouthOf(word: Float32Array): Mouth {
  return Array.from({ length: Math.ceil(word.length / HOP) }, (_, k) =>
    predictor(autocorrelation(word, k * HOP + HOP / 2 - WINDOW / 2)),
  );
}

function autocorrelation(word: Float32Array, start: number): Float64Array {
  const part = new Float64Array(WINDOW);
  for (let n = Math.max(0, -start); n < WINDOW && start + n < word.length; n += 1)
    part[n] = (HANN[n] as number) * (word[start + n] as number);
  const r = new Float64Array(ORDER + 1);
  for (let lag = 0; lag <= ORDER; lag += 1) {
    let sum = 0;
    for (let n = lag; n < WINDOW; n += 1) sum += (part[n] as number) * (part[n - lag] as number);
    r[lag] = sum;
  }
  // a trace of noise: silence has a mouth too
  r[0] = (r[0] as number) + 1e-5;
  return r;
}

/** Levinson and Durbin's. */
function predictor(r: Float64Array): Float64Array {
  const a = new Float64Array(ORDER);
  const before = new Float64Array(ORDER);
  let error = r[0] as number;
  for (let i = 0; i < ORDER; i += 1) {
    before.set(a);
    let rest = r[i + 1] as number;
    for (let j = 0; j < i; j += 1) rest -= (a[j] as number) * (r[i - j] as number);
    const reflected = rest / error;
    for (let j = 0; j < i; j += 1) a[j] = (before[j] as number) - reflected * (before[i - 1 - j] as number);
    a[i] = reflected;
    error *= 1 - reflected * reflected;
  }
  return a;
}

/** What the mouth does not explain. */
export function cordsOf(word: Float32Array, mouth: Mouth): Float32Array {
  const cords = new Float32Array(word.length);
  for (let n = ORDER; n < word.length; n += 1)
    cords[n] = (word[n] as number) - foretold(word, n, mouth[Math.floor(n / HOP)] as Float64Array);
  return cords;
}

/** Lets the mouth speak with these cords; `when` (0 to 1) says which moment of it belongs to each sample. */
export function spoken(cords: Float32Array, mouth: Mouth, when: (n: number) => number): Float32Array {
  const word = new Float32Array(cords.length);
  let shape = mouth[0] as Float64Array;
  for (let n = ORDER; n < word.length; n += 1) {
    if (n % 32 === 0) shape = mouth[Math.min(mouth.length - 1, Math.floor(when(n) * mouth.length))] ?? shape;
    word[n] = (cords[n] as number) + foretold(word, n, shape);
  }
  return word;
}

function foretold(word: Float32Array, n: number, shape: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < ORDER; i += 1) sum += (shape[i] as number) * (word[n - 1 - i] as number);
  return sum;
}
