// The workload of ../w3.json with nothing around it: what the hardware allows a day wheel that keeps exact order.
// People wait in the bucket of the day on which their stay ends; a bucket is put in order when its day comes (counting
// sort, then insertion), and what still falls on that day goes through a small heap. Quantile tables for the delays.
// No groups, schedules, clocks, holds or observers. Build: gcc -O3 -march=native wheel.c -lm. Run: wheel DAYS
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { STAGES = 8, CELLS = 1024, MAX_DAYS = 8192, LINE = 1 << 20, PEOPLE = 1 << 20, CHUNK = 32, CHUNKS = 1 << 16,
       SLICES = 4096, MOST_A_DAY = 1 << 16 };
static const double RATE = 1000, MEAN[STAGES] = {3, 2, 60, 1, 30, 5, 90, 10}, CV[STAGES] = {1, 1, 1, 1, 1, 1, 1.5, 1};
static const int SERVERS[STAGES] = {0, 2000, 0, 1060, 0, 2500, 0, 0};
static const double UP_TO[STAGES][3] = {{.95, 1, 1}, {.8, 1, 1}, {1, 1, 1}, {.7, .9, 1}, {.4, 1, 1}, {.6, .7, 1}, {1, 1, 1}, {1, 1, 1}};
static const int TO[STAGES][3] = {{1, -1, -1}, {2, 5, 5}, {3, 3, 3}, {4, 2, 7}, {5, 6, 6}, {6, 2, 7}, {7, 7, 7}, {-1, -1, -1}};

typedef struct { double time; uint32_t person, stage, slice, unused; } Stay;
static double quantile[STAGES + 1][CELLS + 1], threshold[STAGES][3], born[PEOPLE];
static uint32_t freePeople[PEOPLE], freeCount, peopleCount, random4[4];
static Stay chunks[CHUNKS][CHUNK], gathered[MOST_A_DAY], ordered[MOST_A_DAY], heap[MOST_A_DAY];
static int32_t nextChunk[CHUNKS], freeChunk[CHUNKS], lastChunk[MAX_DAYS], filled[MAX_DAYS], freeChunks, chunkCount;
static uint32_t line[STAGES][LINE], head[STAGES], tail[STAGES], sliceStart[SLICES + 1], heapCount;
static int busy[STAGES], days, today;
static double done, timeInSystem, events;

static double standardNormal(double p) { // bisection on erfc; only for building tables and for the two outermost cells
  double low = -9, high = 9;
  for (int i = 0; i < 60; i++) { double mid = (low + high) / 2; if (0.5 * erfc(-mid / sqrt(2)) < p) low = mid; else high = mid; }
  return (low + high) / 2;
}
static double exactQuantile(int stage, double p) {
  if (stage == STAGES) return -log1p(-p) / RATE;
  if (SERVERS[stage]) return -log1p(-p) * MEAN[stage];
  double sigma = sqrt(log(1 + CV[stage] * CV[stage]));
  return exp(log(MEAN[stage]) - sigma * sigma / 2 + sigma * standardNormal(p));
}
static inline uint32_t rotate(uint32_t x, int by) { return x << by | x >> (32 - by); }
static inline uint32_t draw32(void) { // xoshiro128++
  uint32_t *s = random4, result = rotate(s[0] + s[3], 7) + s[0], shifted = s[1] << 9;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= shifted; s[3] = rotate(s[3], 11);
  return result;
}
static inline double delay(int stage) {
  uint32_t r = draw32(), cell = r >> 22;
  if (__builtin_expect(cell == 0 || cell == CELLS - 1, 0)) return exactQuantile(stage, (r + 0.5) / 4294967296.0);
  const double *q = quantile[stage] + cell;
  return q[0] + (q[1] - q[0]) * ((r & 0x3fffff) + 0.5) / 4194304.0;
}

static inline void toHeap(Stay stay) {
  uint32_t i = heapCount++;
  while (i) { uint32_t up = (i - 1) >> 1; if (heap[up].time <= stay.time) break; heap[i] = heap[up]; i = up; }
  heap[i] = stay;
}
static inline Stay fromHeap(void) {
  Stay first = heap[0], moved = heap[--heapCount];
  uint32_t i = 0;
  for (uint32_t child = 1; child < heapCount; child = 2 * i + 1) {
    if (child + 1 < heapCount) child += heap[child + 1].time < heap[child].time;
    if (heap[child].time >= moved.time) break;
    heap[i] = heap[child]; i = child;
  }
  heap[i] = moved;
  return first;
}
static inline void ends(double time, uint32_t person, int stage) {
  Stay stay = {time, person, (uint32_t)stage, 0, 0};
  if (time < today + 1) { toHeap(stay); return; }
  if (!(time < days)) return;
  int day = (int)time;
  if (filled[day] == CHUNK) {
    int32_t fresh = freeChunks ? freeChunk[--freeChunks] : chunkCount++;
    nextChunk[fresh] = lastChunk[day]; lastChunk[day] = fresh; filled[day] = 0;
  }
  chunks[lastChunk[day]][filled[day]++] = stay;
}
static inline void enter(int stage, uint32_t person, double time) {
  if (SERVERS[stage] && busy[stage] == SERVERS[stage]) { line[stage][tail[stage]++ & (LINE - 1)] = person; return; }
  busy[stage] += SERVERS[stage] > 0;
  ends(time + delay(stage), person, stage);
}
static inline void leave(Stay stay) {
  int stage = (int)stay.stage;
  if (SERVERS[stage]) {
    if (head[stage] != tail[stage]) ends(stay.time + delay(stage), line[stage][head[stage]++ & (LINE - 1)], stage);
    else busy[stage]--;
  }
  int way = 0;
  if (UP_TO[stage][0] < 1) { double u = draw32(); way = (u >= threshold[stage][0]) + (u >= threshold[stage][1]); }
  if (TO[stage][way] >= 0) { enter(TO[stage][way], stay.person, stay.time); return; }
  done++; timeInSystem += stay.time - born[stay.person]; freePeople[freeCount++] = stay.person;
}
static void arrive(double time) {
  uint32_t person = freeCount ? freePeople[--freeCount] : peopleCount++;
  born[person] = time;
  enter(0, person, time);
}
static int putInOrder(int day) {
  int count = 0, inChunk = filled[day];
  memset(sliceStart, 0, sizeof sliceStart);
  for (int32_t c = lastChunk[day]; c >= 0; c = nextChunk[c], inChunk = CHUNK) {
    for (int i = 0; i < inChunk; i++) {
      Stay stay = chunks[c][i];
      stay.slice = (uint32_t)((stay.time - day) * SLICES);
      sliceStart[stay.slice + 1]++; gathered[count++] = stay;
    }
    freeChunk[freeChunks++] = c;
  }
  for (int i = 0; i < SLICES; i++) sliceStart[i + 1] += sliceStart[i];
  for (int i = 0; i < count; i++) ordered[sliceStart[gathered[i].slice]++] = gathered[i];
  for (int i = 1; i < count; i++) {
    Stay stay = ordered[i];
    int j = i;
    for (; j > 0 && ordered[j - 1].time > stay.time; j--) ordered[j] = ordered[j - 1];
    ordered[j] = stay;
  }
  ordered[count].time = INFINITY;
  return count;
}
static void run(void) {
  double nextArrival = delay(STAGES);
  for (today = 0; today < days; today++) {
    putInOrder(today);
    for (int at = 0;;) {
      int fromToday = heapCount && heap[0].time < ordered[at].time;
      double time = fromToday ? heap[0].time : ordered[at].time;
      if (nextArrival < time && nextArrival < today + 1) {
        double now = nextArrival;
        events++; nextArrival = now + delay(STAGES); arrive(now);
      } else if (time == INFINITY) break;
      else { events++; leave(fromToday ? fromHeap() : ordered[at++]); }
    }
  }
}
int main(int count, char **words) {
  days = count > 1 ? atoi(words[1]) : 3650;
  if (days < 1 || days >= MAX_DAYS) { fprintf(stderr, "1 to %d days\n", MAX_DAYS - 1); return 2; }
  for (int s = 0; s <= STAGES; s++) for (int i = 0; i <= CELLS; i++) quantile[s][i] = i == 0 ? 0 : i == CELLS ? INFINITY : exactQuantile(s, (double)i / CELLS);
  for (int s = 0; s < STAGES; s++) for (int k = 0; k < 3; k++) threshold[s][k] = UP_TO[s][k] * 4294967296.0;
  for (int day = 0; day < days; day++) { lastChunk[day] = -1; filled[day] = CHUNK; }
  for (uint32_t i = 0, z = 12345; i < 4; i++) { z = z * 2654435761u + 0x9e3779b9u; random4[i] = z ^ z >> 15; }
  struct timespec before, after;
  clock_gettime(CLOCK_MONOTONIC, &before);
  run();
  clock_gettime(CLOCK_MONOTONIC, &after);
  double wall = after.tv_sec - before.tv_sec + (after.tv_nsec - before.tv_nsec) * 1e-9;
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"peer\":\"bare C, day wheel\",\"workload\":\"flow\",\"n\":%d,\"wall\":%.4f,\"events\":%.0f,\"Mev_s\":%.3f,\"mean\":%.3f,\"rssMB\":%ld}\n",
         days, wall, events, events / wall / 1e6, timeInSystem / done, usage.ru_maxrss / 1024);
}
