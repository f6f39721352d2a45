using System.Runtime.CompilerServices;

namespace Weft.Exploration.Subjects;

/// <summary>Volatile fields, and fields that are used atomically in one place and plainly in another.</summary>
public static unsafe class Fields
{
    private static volatile int s_flag;
    private static volatile string? s_text;
    private static long s_counted;

    public static string Volatiles()
    {
        s_flag = 3;
        s_flag += 2;
        s_text = "t";
        var box = new Box<string> { Number = 4, Small = 250, Truth = true, Word = "w", Day = DayOfWeek.Friday };
        box.Number++;
        box.Small++;
        var inner = default(Inner);
        inner.Value = 7;
        box.Inner.Value = 8;
        int pointed = 5;
        box.Pointer = &pointed;
        return $"{s_flag} {s_text} {box.Number} {box.Small} {box.Truth} {box.Word} {box.Day} {inner.Value} {box.Inner.Value} {Made().Value} {*box.Pointer}";
    }

    public static string Promoted()
    {
        var counter = new Counter(2);
        counter.Add();
        counter.Reset();
        counter.Add();
        Interlocked.Increment(ref s_counted);
        s_counted = s_counted * 2;
        return $"{counter.Value} {s_counted} {new Counter(9).Value}";
    }

    public static string Reinterpreted()
    {
        var strong = new Strong();
        strong.Put("one");
        return strong.Peek();
    }

    private static Inner Made()
    {
        var made = default(Inner);
        made.Value = 11;
        return made;
    }

    private struct Inner
    {
        public volatile int Value;
    }

    private sealed class Box<T>
    {
        public volatile int Number;
        public volatile byte Small;
        public volatile bool Truth;
        public volatile object? Word;
        public volatile DayOfWeek Day;
        public volatile int* Pointer;
        public Inner Inner;
    }

    private sealed class Counter
    {
        private int _value;

        public Counter(int start) => _value = start;

        public int Value => _value;

        public void Add() => Interlocked.Increment(ref _value);

        public void Reset() => _value = 0;
    }

    private sealed class Strong
    {
        private string _word = "";

        public void Put(string word) => Volatile.Write(ref Unsafe.As<string, object>(ref _word), word);

        public string Peek() => _word;
    }
}
