DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeState");
DECLARE_CONST_UNICODE_STRING(Sddl, L"D:P(A;;GA;;;SY)(A;;GRGW;;;S-1-5-80-1-2-3-4-5)");

NTSTATUS MakeControlDevice(WDFDRIVER Driver)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &Sddl); // want INF116:note
    WdfDeviceInitAssignName(init, &Name);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
