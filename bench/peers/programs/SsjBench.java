// Written for this comparison; holds no code of the peer.
// SSJ (Java), event view, default event list (splay tree), MRG32k3a streams. java SsjBench mm1 1000000 | tandem 1000000 | flow DAYS
import umontreal.ssj.simevents.*; import umontreal.ssj.rng.*; import umontreal.ssj.randvar.*; import java.util.ArrayDeque;
public class SsjBench {
  static final int[] KIND = {0,1,0,1,0,1,0,0}, CAPF = {0,2000,0,1060,0,2500,0,0}; static final double[] MEANF = {3,2,60,1,30,5,90,10}, CVF = {1,1,1,1,1,1,1.5,1};
  static final double[][] RP = {{.95,1,1},{.8,1,1},{1,1,1},{.7,.9,1},{.4,1,1},{.6,.7,1},{1,1,1},{1,1,1}}; static final int[][] RT = {{1,-1,-1},{2,5,5},{3,3,3},{4,2,7},{5,6,6},{6,2,7},{7,7,7},{-1,-1,-1}};
  static Simulator SIM = new Simulator(); static RandomStream rs = new MRG32k3a(); static RandomVariateGen[] gen; static int[] cap, busy; static double[][] p; static int[][] tg; static ArrayDeque<Person>[] q; static long events, done, n; static double sum;
  static RandomVariateGen arr;
  static final class Person extends Event { double t0; int s; Person() { super(SIM); } public void actions() { events++; int s0 = s; if (cap[s0] > 0) { Person x = q[s0].poll(); if (x != null) x.schedule(gen[s0].nextDouble()); else busy[s0]--; }
      int d; if (p[s0][0] >= 1) d = tg[s0][0]; else { double u = rs.nextDouble(); d = u < p[s0][0] ? tg[s0][0] : u < p[s0][1] ? tg[s0][1] : tg[s0][2]; }
      if (d < 0) { done++; sum += SIM.time() - t0; } else enter(d); }
    void enter(int d) { s = d; if (cap[d] > 0 && busy[d] >= cap[d]) q[d].add(this); else { if (cap[d] > 0) busy[d]++; schedule(gen[d].nextDouble()); } } }
  static final class Arrival extends Event { Arrival() { super(SIM); } public void actions() { events++; Person x = new Person(); x.t0 = SIM.time(); x.enter(0); if (--n != 0) schedule(arr.nextDouble()); } }
  @SuppressWarnings("unchecked") public static void main(String[] a) {
    int reps = a.length > 2 ? Integer.parseInt(a[2]) : 1;
    for (int r = 0; r < reps; r++) { SIM = new Simulator(); SIM.init(); events = done = 0; sum = 0; boolean flow = a[0].equals("flow"); n = flow ? -1 : Long.parseLong(a[1]); int S = flow ? 8 : a[0].equals("mm1") ? 1 : 5;
    cap = new int[S]; busy = new int[S]; gen = new RandomVariateGen[S]; p = new double[S][]; tg = new int[S][]; q = new ArrayDeque[S];
    for (int s = 0; s < S; s++) { q[s] = new ArrayDeque<>(); if (flow) { cap[s] = CAPF[s]; p[s] = RP[s]; tg[s] = RT[s]; double sg = Math.sqrt(Math.log(1 + CVF[s] * CVF[s])); gen[s] = KIND[s] == 1 ? new ExponentialGen(rs, 1 / MEANF[s]) : new LognormalGen(rs, Math.log(MEANF[s]) - sg * sg / 2, sg); } else { cap[s] = S == 1 ? 1 : 20; p[s] = new double[]{1,1}; tg[s] = new int[]{s + 1 < S ? s + 1 : -1}; gen[s] = new ExponentialGen(rs, 1); } }
    arr = new ExponentialGen(rs, flow ? 1000 : S == 1 ? 0.9 : 18); new Arrival().schedule(arr.nextDouble());
    if (flow) new Event(SIM) { public void actions() { SIM.stop(); } }.schedule(Double.parseDouble(a[1]));
    long t = System.nanoTime(); SIM.start(); double dt = (System.nanoTime() - t) / 1e9;
    long rss = 0; try { for (String l : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/status"))) if (l.startsWith("VmHWM")) rss = Long.parseLong(l.replaceAll("[^0-9]", "")) / 1024; } catch (Exception e) {}
    System.out.printf("{\"peer\":\"SSJ 3.3 (Java 17)\",\"workload\":\"%s\",\"n\":%s,\"wall\":%.3f,\"events\":%d,\"Mev_s\":%.3f,\"mean\":%.3f,\"rssMB\":%d}%n", a[0], a[1], dt, events, events / dt / 1e6, sum / done, rss); } } }
